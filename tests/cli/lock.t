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
