. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/a.db
SITE=$SOURCE/config/demo/site/pr/2004
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }

test_that "a folder is ingested and documents are named by their number"
inkan 3 ingest "$SITE"
sql "SELECT group_concat(name) FROM (SELECT name FROM documents ORDER BY name)" "JPCERT-PR-2004-0002,JPCERT-PR-2004-0004"
sql "SELECT count(*) FROM quarantine" 1
inkan 0 ingest "$SITE"

test_that "a copy with other line ends is no revision"
sed 's/$/\r/' "$SITE/pr040002.txt" >crlf.txt
inkan 0 ingest crlf.txt
sql "SELECT revisions FROM documents WHERE number = 'JPCERT-PR-2004-0002'" 1
sql "SELECT count(*) FROM verdicts WHERE accepted" 3

test_that "standard input is ingested"
run_fed 0 "$SITE/pr040004.txt" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" ingest -
sql "SELECT count(*) FROM documents" 2

test_that "a file that cannot be read is told each time and the others go on"
rm -f "$ARCHIVE"
cp "$SITE/pr040002.txt" copy.txt
for night in 1 2; do
  inkan 1 ingest missing.txt copy.txt
  err_has "missing.txt: cannot be opened"
  sql "SELECT count(*) FROM documents" 1
done
sql "SELECT count(*) FROM findings" 0

test_that "a document that came as a file takes the name of its URL when that is met"
inkan 3 mirror
sql "SELECT group_concat(name) FROM (SELECT name FROM documents ORDER BY name)" "pr040002,pr040004"
sql "SELECT count(*) FROM findings WHERE kind = 'number-shared'" 0
sql "SELECT revisions FROM documents WHERE name = 'pr040002'" 1
inkan 0 ingest "$SITE/pr040002.txt"
sql "SELECT count(*) FROM documents" 2

test_that "an older text in a file is an older revision and nothing that is served"
rm -f "$ARCHIVE"
report() { printf 'JPCERT-PR-2004-0007\n\n%s\n' "$2" | "$SIGN" "$1" us-ascii >"$3"; }
report 2004-07-15T03:50:35Z "second" new.txt
report 2004-07-14T03:50:35Z "first" old.txt
inkan 0 ingest new.txt
inkan 0 ingest old.txt
sql "SELECT group_concat(revision || is_current) FROM (SELECT * FROM revisions ORDER BY revision)" "11,20"
sql "SELECT count(*) FROM findings" 0

test_that "a file that was left unjudged is judged by the next mirror as the file that it is"
rm -f "$ARCHIVE"
: >empty.html
sed "s|^index .*|index = [\"file://$WORK/empty.html\"]|; s|\"demo/keys|\"$SOURCE/config/demo/keys|" "$SOURCE/config/demo.toml" >empty.toml
inkan 0 ingest new.txt
sqlite3 "$ARCHIVE" "DELETE FROM revision_fact; DELETE FROM revision; DELETE FROM document; DELETE FROM engine_check; DELETE FROM judgement; UPDATE exchange SET judged = 0"
run 3 --config empty.toml --archive "$ARCHIVE" mirror
sql "SELECT name FROM documents" JPCERT-PR-2004-0007

test_that "the source must be named where there are two"
{ cat "$SOURCE/config/demo.toml"; sed -n '/^\[\[source/,$p' "$SOURCE/config/demo.toml" | sed 's/"demo"/"other"/'; } |
  sed "s|\"demo/|\"$SOURCE/config/demo/|" >two.toml
run 2 --config two.toml --archive "$ARCHIVE" ingest "$SITE"
err_is_one_line
run 3 --config two.toml --archive "$ARCHIVE" ingest --source other "$SITE"
sql "SELECT count(*) FROM documents WHERE source = 'other'" 2
nothing_left_running
