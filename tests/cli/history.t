. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"

# alert TEXT NOTE...: an alert in words of our own, with the revisions it declares.
alert() {
  local text=$1 note
  shift
  printf '各位\n\n   JPCERT-AT-2003-0006\n   JPCERT/CC\n   2003-08-15\n\n   <<< JPCERT/CC Alert 2003-08-15 >>>\n\n'
  printf '   模造の注意喚起\n\nI. 概要\n\n  %s\n\nII. 参考情報\n\n  JPCERT-AT-2002-0001\n' "$text"
  printf '\n------------------------------------------------------------\n改訂履歴\n\n'
  for note; do printf '%s\n' "$note"; done
  printf '\n======================================================================\n'
}
kinds() { sqlite3 "$ARCHIVE" "SELECT group_concat(kind || ' ' || revision, ', ') FROM (SELECT kind, revision FROM history_findings WHERE name = 'at030006' ORDER BY revision, kind)"; }
kinds_are() { [ "$(kinds)" = "$1" ] || fail "the findings are: $(kinds); $(sqlite3 "$ARCHIVE" 'SELECT * FROM history_findings')"; }

test_that "an initial release that was seen is no finding"
alert "最初の文です。" "2003-08-15 初版" | signed at030006.txt 2003-08-15T03:00:00Z
inkan 0 mirror -q
sql "SELECT count(*) FROM history_findings" 0

test_that "a change that the document declares is no finding"
alert "二番目の文です。" "2003-08-18 文を改めた" "2003-08-15 初版" | signed at030006.txt 2003-08-18T03:00:00Z
inkan 0 mirror -q
sql "SELECT count(*) FROM history_findings" 0

test_that "Japanese days are compared with the signature in Japanese time"
sql "SELECT day FROM history WHERE event = 'signed' AND revision = 2" 2003-08-18

test_that "a change that the document does not declare is a finding"
alert "三番目の文です。" "2003-08-18 文を改めた" "2003-08-15 初版" | signed at030006.txt 2003-08-19T03:00:00Z
inkan 0 mirror -q
kinds_are "undeclared-change 3"

test_that "a revision that is declared and was never seen is a finding"
alert "四番目の文です。" "2003-08-25 四度目" "2003-08-22 三度目" "2003-08-18 文を改めた" "2003-08-15 初版" |
  signed at030006.txt 2003-08-25T03:00:00Z
inkan 0 mirror -q
kinds_are "undeclared-change 3, unseen-revision 4"
sql "SELECT detail FROM history_findings WHERE kind = 'unseen-revision'" \
  "a revision is declared whose text was never seen: 2003-08-22 三度目"

test_that "a revision seen later with an older signature is a finding"
alert "間の文です。" "2003-08-22 三度目" "2003-08-18 文を改めた" "2003-08-15 初版" | signed at030006.txt 2003-08-22T03:00:00Z
inkan 3 mirror -q
kinds_are "undeclared-change 3, older-signature 5"

test_that "two entries of one day are an entry more"
alert "六番目の文です。" "2003-08-25 五度目" "2003-08-25 四度目" "2003-08-22 三度目" "2003-08-18 文を改めた" "2003-08-15 初版" |
  signed at030006.txt 2003-08-25T09:00:00Z
inkan 0 mirror -q
kinds_are "undeclared-change 3, older-signature 5"

test_that "a signature long after the declared days is a finding"
alert "七番目の文です。" "2003-08-27 六度目" "2003-08-25 五度目" "2003-08-25 四度目" "2003-08-22 三度目" "2003-08-18 文を改めた" "2003-08-15 初版" |
  signed at030006.txt 2003-09-30T09:00:00Z
inkan 0 mirror -q
kinds_are "undeclared-change 3, older-signature 5, late-signature 7"

test_that "both sides stand in one table in the order of time"
inkan 0 show JPCERT-AT-2003-0006 --history --format csv
tr -d '\r' <out | cut -d, -f2,3,4 | grep -v field | head -5 >order
printf 'side,event,revision\ndeclared,note,1\nobserved,signed,1\ndeclared,note,2\nobserved,signed,2\n' | cmp -s - order || fail "$(cat order)"
out_has superseded
inkan 0 show JPCERT-AT-2003-0006 --history
out_has "findings (3)"
out_has "三度目"

test_that "every fact stands beside its line"
inkan 0 show at030006 --facts --format json
jq -r '.[] | select(.kind == "reference") | [.value, .line_text] | join("|")' out >fact
[ "$(cat fact)" = "JPCERT-AT-2002-0001|JPCERT-AT-2002-0001" ] || fail "$(cat fact)"
jq -e '.[0] | has("text_sha256") and has("line") and has("revision")' out >/dev/null || fail "no line"
sqlite3 "$ARCHIVE" "SELECT count(*) FROM facts WHERE line IS NULL OR revision IS NULL" | grep -qx 0 || fail "a fact without a line"
inkan 0 show at030006 --facts --revision 1
out_has "revision-note 2003-08-15"

test_that "a citation is found again by its query"
inkan 0 show at030006 --cite --fact "JPCERT" --format json
query=$(jq -r '.[0].query' out)
for key in number revision text_sha256 line key_id fingerprint user_id signed_at url archive; do
  jq -e ".[0].$key" out >/dev/null || fail "no $key"
done
inkan 0 query "$query" --format csv
out_has "JPCERT-AT-2002-0001"
inkan 0 show at030006 --cite --line 3
out_has "JPCERT-AT-2003-0006"
out_has "inkan query \"SELECT"
inkan 1 show at030006 --cite --line 9999
inkan 1 show at030006 --cite --fact nothing
inkan 2 show at030006 --line 3
inkan 2 show at030006 --facts --history

test_that "JSON has the whole document"
inkan 0 show at030006 --format json
[ "$(jq -r '.[0] | [.number, (.revisions | length), (.revision_notes | length), .references[0].reference] | join(" ")' out)" = "JPCERT-AT-2003-0006 7 6 JPCERT-AT-2002-0001" ] || fail "other parts"

test_that "a number that is referred to is missing"
inkan 0 list --missing --format csv
out_has "JPCERT-AT-2002-0001,referred to by JPCERT-AT-2003-0006"
out_has "JPCERT-AT-2003-0001,never seen"

test_that "what is near is named"
inkan 1 show jpcert-at-2003-0006
err_has "near it are: JPCERT-AT-2003-0006"
inkan 1 show at030006 --revision 99
err_has "has no revision 99"
nothing_left_running
