. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db

test_that "a second run on the same archive leaves at once and changes nothing"
exec 9>"$ARCHIVE.lock"
flock 9
for command in mirror "ingest $SOURCE/config/demo/site"; do
  run 75 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" $command
  err_is_one_line
done
[ ! -e "$ARCHIVE" ] || fail "an archive was made"

test_that "once the lock is free the run goes on"
flock -u 9
exec 9>&-
run 3 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" mirror

test_that "readers need no lock and a rebuild does"
exec 9>"$ARCHIVE.lock"
flock 9
run 75 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" rebuild
err_is_one_line
run 0 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" search epmap
run 0 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" list
nothing_left_running
flock -u 9
exec 9>&-

test_that "a clock that has gone back since the last run ends a run before it writes"
content() { "$SOURCE/scripts/archive-content" "$ARCHIVE"; }
content >before
sqlite3 "$ARCHIVE" "UPDATE run SET started = '2099-01-01T00:00:00Z' WHERE id = (SELECT max(id) FROM run)"
for command in mirror rebuild; do
  run 1 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" $command
  err_is_one_line
  err_has "2099-01-01T00:00:00Z, and this machine's clock says 20"
  err_has "--clock-is-right"
done
sql "SELECT count(*) FROM runs" 1

test_that "once somebody says that it is right runs go on without being told again"
run 0 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" --clock-is-right mirror
run 0 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" mirror
content >after
cmp -s before after || fail "the content has changed"
