. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
facts() {
  for t in revision_fact incident_count citation malware section; do sqlite3 "$ARCHIVE" "SELECT * FROM $t"; done
  sqlite3 "$ARCHIVE" "SELECT rowid FROM text_index WHERE text_index MATCH 'epmap'"
}

test_that "without an archive there is nothing to rebuild and none is made"
inkan 1 rebuild
err_is_one_line
[ ! -e "$ARCHIVE" ] || fail "an archive was made"

test_that "a rebuild undoes what was changed in the derived half and tells what it did"
inkan 3 mirror
facts >before
sqlite3 "$ARCHIVE" "UPDATE incident_count SET count = 1; DELETE FROM citation; UPDATE revision_fact SET title = 'x'"
inkan 0 rebuild
out_has documents
facts | cmp -s before - || fail "the facts are others"
inkan 0 rebuild --format json
[ "$(jq '.[0].documents, .[0].revisions' out | tr '\n' ' ')" = "2 2 " ] || fail "other counts"
sql "SELECT count(*) FROM runs WHERE command = 'rebuild' AND exit = 0 AND source IS NULL" 2

test_that "facts of another parser version are made again by the next run"
sqlite3 "$ARCHIVE" "UPDATE revision_fact SET parser_version = 0, title = 'x'"
inkan 0 mirror
facts | cmp -s before - || fail "the facts are others"
sqlite3 "$ARCHIVE" "UPDATE revision_fact SET parser_version = 0, title = 'x'"
inkan 0 ingest "$SOURCE/config/demo/site/pr/2004/pr040002.txt"
facts | cmp -s before - || fail "the facts are others"

test_that "an archive of version 1 is refused to readers and migrated by a rebuild"
sqlite3 old.db <"$SOURCE/tests/store/schema_v1.sql"
sqlite3 -bail -cmd "ATTACH '$ARCHIVE' AS now" old.db <"$SOURCE/tests/store/fill_v1.sql" || fail "no archive of version 1 can be made"
ARCHIVE=$WORK/old.db
inkan 1 list
err_has "'inkan rebuild' brings it up to date"
err_is_one_line
cp old.db copy.db
inkan 0 rebuild
facts | cmp -s before - || fail "the facts are others"
inkan 0 list
out_has JPCERT-PR-2004-0004
ARCHIVE=$WORK/copy.db
inkan 0 mirror
facts | cmp -s before - || fail "the facts are others"

test_that "a damaged blob is named and nothing is changed"
sqlite3 "$ARCHIVE" "UPDATE blob_bytes SET bytes = x'00'"
inkan 1 rebuild
err_has "the archive is damaged"
err_has "demo pr04000"
err_is_one_line
facts | cmp -s before - || fail "the facts are others"
sql "SELECT exit FROM runs ORDER BY id DESC LIMIT 1" 1
nothing_left_running
