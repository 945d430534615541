. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
# found TEXT EXPECTED OPTION...: the numbers of the documents found, sorted, joined by blanks.
found() {
  inkan 0 search "$1" --format csv "${@:3}"
  local got
  got=$(tail -n +2 out | cut -d, -f3 | sort | tr '\n' ' ')
  [ "$got" = "$2" ] || fail "'$1' finds '$got' and not '$2'"
}
inkan 3 mirror
FIRST="JPCERT-PR-2004-0002 "
BOTH="JPCERT-PR-2004-0002 JPCERT-PR-2004-0004 "

test_that "words of one character and of more find documents whatever their width and case"
found 脆 "$FIRST"
found 脆弱性 "$FIRST"
found プローブ "$BOTH"
found ﾌﾟﾛｰﾌﾞ "$BOTH"
found EPMAP "$FIRST"
found ＥＰＭＡＰ "$FIRST"
found 弱脆 ""

test_that "phrases, words that are not wanted and alternatives are understood"
found '"Microsoft ASN.1 Library の脆弱性"' "$FIRST"
found '"Library Microsoft"' ""
found 'プローブ epmap' "$FIRST"
found 'プローブ -epmap' "JPCERT-PR-2004-0004 "
found 'nowhere OR epmap' "$FIRST"

test_that "the language of the index is text and never an error"
for text in 'title:epmap' 'epmap*' '(epmap' 'NEAR(epmap' '^epmap' '"epmap' "epmap' OR 1" 'epmap AND' '{epmap}' 'a + b'; do
  inkan 0 search "$text"
  err_is_empty
done

test_that "a hit has the line it stands on and the words around it marked"
inkan 0 search epmap
out_has "([epmap])"
inkan 0 search epmap --format json
line=$(jq -r '.[0].line' out)
[ "$(jq -r '.[0] | .marks as $m | ($m | split("-") | map(tonumber)) as $r | .snippet[$r[0]:$r[1]]' out)" = epmap ] || fail "the marks are others"
inkan 0 show JPCERT-PR-2004-0002 --text
sed -n "${line}p" out | grep -q epmap || fail "line $line does not hold it"

test_that "the filters choose and a wrong one names what there is"
found プローブ "$FIRST" --to 2004-04-15
found プローブ "JPCERT-PR-2004-0004 " --from 2004-04-16
found プローブ "$BOTH" --source DEMO --series pr
inkan 0 search プローブ --limit 1 --format jsonl
[ "$(wc -l <out)" = 1 ] || fail "more than one"
for command in "search x" list; do
  inkan 2 $command --source nope
  err_has "there are: demo"
  err_is_one_line
  inkan 2 $command --series XX
  err_has "there are: PR"
done
inkan 2 search x --from yesterday
inkan 2 search x --limit 0

test_that "the last documents are listed by their day"
inkan 0 list --format csv
all=$(tail -n +2 out | cut -d, -f2)
[ "$(wc -l <<<"$all")" = 2 ] || fail "not two to choose from"
inkan 0 list --last 1 --format csv
[ "$(tail -n +2 out | cut -d, -f2)" = "$(tail -1 <<<"$all")" ] || fail "not the last one"
inkan 0 list --last 3 --series PR --format csv
[ "$(tail -n +2 out | cut -d, -f2)" = "$all" ] || fail "not both, the older one first"
inkan 2 list --last 0
grep -q 'from 1 on' err || fail "not told what a number may be: $(cat err)"
inkan 2 list --last 1 --missing

test_that "nothing to look for is a usage error and nothing found is none"
for text in '' '!!!' '""'; do
  inkan 2 search "$text"
  err_is_one_line
done
inkan 0 search nowhere
[ "$(wc -l <out)" = 1 ] || fail "more than the names of the columns"
err_is_empty

test_that "the index is read by the stock sqlite3 program and by query"
QUERY="SELECT r.number FROM text_index AS t JOIN revisions AS r ON r.revision_id = t.rowid WHERE text_index MATCH"
sql "$QUERY '\"脆弱 弱性\"'" JPCERT-PR-2004-0002
sql "$QUERY '脆*'" JPCERT-PR-2004-0002
sql "$QUERY '\"135/tcp\" OR epmap'" JPCERT-PR-2004-0002
inkan 0 query "$QUERY '\"脆弱 弱性\"'"
out_has JPCERT-PR-2004-0002

test_that "what is not current is found when it is asked for"
sqlite3 "$ARCHIVE" "INSERT INTO signed_text (sha256) VALUES (hex(zeroblob(32))); INSERT INTO revision SELECT NULL, document_id, 2, (SELECT max(id) FROM signed_text), judgement_id, '2020-01-01T00:00:00Z', url, first_seen FROM revision WHERE id = (SELECT rowid FROM text_index WHERE text_index MATCH 'epmap'); INSERT INTO standing SELECT max(id), max(judgement_id) FROM revision"
found epmap ""
found epmap "$FIRST" --all-revisions
nothing_left_running
