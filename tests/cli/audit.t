. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
cp -r "$SOURCE/config" .
inkan() { run "$1" --config config/demo.toml --archive "$ARCHIVE" "${@:2}"; }

test_that "without an archive there is nothing to audit or check and none is made"
inkan 1 audit
err_is_one_line
inkan 1 fsck
err_is_one_line
[ ! -e "$ARCHIVE" ] || fail "an archive was made"

test_that "an audit of what has not changed finds nothing and is recorded and sealed"
inkan 3 mirror
inkan 0 audit
out_has "2004  good     yes               2        0"
sql "SELECT checked, changed, promoted, regressed, source FROM audits" "3|0|0|0|demo"
inkan 0 audit demo --engine libcrypto
inkan 2 audit nobody
inkan 2 audit --engine none
inkan 0 ledger verify

test_that "a narrower policy takes documents from the views and a wider one brings them back"
cp config/demo.toml wide.toml
sed -i 's/^profile = .*/&\nmd5_until = "2004-06-01"/' config/demo.toml
inkan 3 audit
err_has "regression"
inkan 0 list
! grep -q JPCERT-PR-2004-0004 out || fail "it is listed still"
inkan 1 show JPCERT-PR-2004-0004
inkan 0 search epmap
sql "SELECT count(*) FROM quarantine" 2
sql "SELECT count(*) FROM incident_counts WHERE name = 'pr040004'" 0
inkan 0 audit
inkan 0 fsck
cp wide.toml config/demo.toml
inkan 3 audit
err_has "promotion"
inkan 0 show JPCERT-PR-2004-0004
inkan 0 fsck
inkan 0 ledger verify

test_that "fsck tells what somebody changed in what is derived and mends it when it is asked to"
sqlite3 "$ARCHIVE" "UPDATE incident_count SET count = 1; DELETE FROM standing"
inkan 3 fsck
out_has "incident_count"
out_has "standing"
out_has "--repair"
chmod a-w "$ARCHIVE"
inkan 3 fsck
chmod u+w "$ARCHIVE"
inkan 0 fsck --repair
inkan 0 fsck
sql "SELECT exit FROM runs WHERE command = 'fsck'" 0

test_that "damage that cannot be derived is told and left"
sqlite3 "$ARCHIVE" "UPDATE judgement SET signed_at = '1999-01-01T00:00:00Z' WHERE id = 1"
inkan 3 fsck --repair
out_has "judgement 1"
sql "SELECT signed_at FROM judgement WHERE id = 1" "1999-01-01T00:00:00Z"

test_that "one flipped bit of a document is told by fsck and by audit"
sqlite3 "$ARCHIVE" "UPDATE blob_bytes SET bytes = CAST(replace(CAST(bytes AS TEXT), 'epmap', 'epmaq') AS BLOB)"
inkan 3 fsck --repair
out_has "do not have this hash"
inkan 3 audit
err_has "blob-damaged"
inkan 0 audit

test_that "a file that is no archive or half of one is a clear error"
head -c 5000 "$ARCHIVE" >half.db
echo "no archive" >text.db
for file in half.db text.db; do
  run 1 --config config/demo.toml --archive $file fsck
  err_is_one_line
done
nothing_left_running
