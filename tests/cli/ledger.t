# The ledger as an operator and as an auditor meet it.
. "$(dirname "$0")/lib.sh"

cp -r "$SOURCE/config/demo" .
{
  echo 'checkpoint_dir = "elsewhere"'
  sed 's/^archive .*/archive = "a.db"/' "$SOURCE/config/demo.toml"
} >inkan.toml

test_that "a run ends with a checkpoint in the archive and elsewhere"
run 3 mirror -q
[ "$(stat -c %a a.db.ledger-key)" = 600 ] || fail "the key may be read by others"
[ "$(ls elsewhere | wc -l)" = 1 ] || fail "no checkpoint lies elsewhere"
first=$(echo elsewhere/*)
run 0 mirror -q
[ "$(ls elsewhere | wc -l)" = 2 ] || fail "the second run left no checkpoint"

test_that "archive and ledger and older checkpoints agree"
run 0 ledger verify "$first"
out_has "holds"

test_that "a proof is checked without the archive"
run 0 ledger key
key=$(cat out)
name=$(sqlite3 a.db 'SELECT name FROM documents LIMIT 1')
run 0 ledger prove "$name" --out proof
mkdir away && mv a.db* away/
run 0 --format json ledger check proof --key "$key"
out_has "body_first_seen"
mv away/* .
sed 's/^index .*/index 0/' proof >bent
run 1 ledger check bent --key "$key"
err_has "not in the ledger"
run 2 ledger check proof --key nonsense

test_that "a changed time is told, and so is the older checkpoint's ledger made anew"
cp a.db before.db
sqlite3 a.db "UPDATE blob SET first_seen = '1999-01-01T00:00:00Z'"
run 3 ledger verify "$first"
out_has "body_first_seen"
sqlite3 a.db "DELETE FROM ledger_leaf; DELETE FROM ledger_checkpoint"
run 0 mirror -q
run 0 ledger verify
run 3 ledger verify "$first"
out_has "not those of the checkpoint"

test_that "a ledger whose key is gone is not signed by another"
mv before.db a.db && rm -f a.db-wal a.db-shm a.db.ledger-key
run 1 mirror
err_has "key is gone"

echo "ok"
