# Keys: what is shown, what is asked, what is never taken over.
. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/a.db
KEYS=$SOURCE/tests/vectors/keys
OPENPGP=$SOURCE/tests/verify/openpgp
MODERN=$SOURCE/tests/verify/openpgp/rsa2048.asc

cp -r "$SOURCE/config/demo" .
cat >inkan.toml <<CONFIG
archive = "a.db"
checkpoint_dir = "elsewhere"
[[source]]
name = "demo"
profile = "jpcert"
keys = ["demo/keys/demo.asc"]
index = ["file://$WORK/demo/site/pr/index.html"]
match = '/pr/\d{4}/pr\d{6}\.txt$'
CONFIG
run 3 mirror -q

# pin FILE: the packet hash of the key in it.
pin() {
  echo n >no
  timeout 60 "$INKAN" keys add "$1" --source demo >out 2>err <no
  sed -n 's/^packet sha256  //p' err
}

test_that "a key at a URL is shown with all that is known of it and not added without a yes"
echo n >no
run_fed 2 no keys add "file://$MODERN" --source demo
for line in "key id         " "fingerprint    " "packet sha256  " "2048 bits RSA, version 4" \
  "created        2015-06-01" "expires        never" "user id        inkan rsa2048 <rsa2048@example.org>"; do
  err_has "$line"
done
err_has "Trust this key for source 'demo'? [y/N]"
err_has "was not confirmed"
sql "SELECT count(*) FROM trusted_key" 1
sql "SELECT count(*) FROM exchanges WHERE kind = 'key'" 0

test_that "another hash is refused and the right one is enough"
run 1 keys add "file://$MODERN" --source demo --sha256 "$(printf %064d 0)"
err_has "is not the key with that hash"
sql "SELECT count(*) FROM trusted_key" 1
hash=$(pin "$MODERN")
run 0 keys add "file://$MODERN" --source demo --sha256 "$hash"
sql "SELECT added_from, documents, expires IS NULL FROM key_use WHERE key_packet_sha256 = '$hash'" "file://$MODERN|0|1"
sql "SELECT count(*), kind, status FROM exchanges WHERE kind = 'key'" "1|key|"
run 0 ledger verify

test_that "a yes is enough too and the same key twice is one"
echo y >yes
run_fed 0 yes keys add "$OPENPGP/dsa2048.asc" --source demo
run_fed 0 yes keys add "$OPENPGP/dsa2048.asc" --source demo
sql "SELECT count(*) FROM trusted_key" 3

test_that "of several keys in one file a hash chooses one"
{ echo "Our keys:"; cat "$OPENPGP/p256.asc" "$OPENPGP/ed25519.asc"; } >two.asc
run_fed 2 yes keys add two.asc --source demo
err_has "holds 2 keys"
err_has "p256@example.org"
err_has "ed25519@example.org"
sql "SELECT count(*) FROM trusted_key" 3
hash=$(pin "$OPENPGP/ed25519.asc")
run 0 keys add two.asc --source demo --sha256 "$hash"
sql "SELECT count(*) FROM trusted_key WHERE packet_sha256 = '$hash'" 1
sql "SELECT count(*) FROM trusted_key" 4

test_that "a key with the id of a trusted one is not added even with its hash"
run_fed 0 yes keys add "$KEYS/pinned.asc" --source demo
hash=$(pin "$KEYS/twin.asc")
run 2 keys add "$KEYS/twin.asc" --source demo --sha256 "$hash"
err_has "another key with the id"
sql "SELECT count(*) FROM trusted_key" 5

test_that "what cannot be fetched or is no key changes nothing"
run 1 keys add "file://$WORK/none.asc" --source demo
run 1 keys add "http://127.0.0.1:9/key.asc" --source demo
err_is_one_line
run 1 keys add "gopher://127.0.0.1/key.asc" --source demo
truncate -s 5M large.asc
run 1 keys add "file://$WORK/large.asc" --source demo
run 2 keys add "file://$WORK/inkan.toml" --source demo
err_has "holds no public key"
sql "SELECT count(*) FROM trusted_key" 5

test_that "show tells what a key signed and from when to when"
id=$(sqlite3 a.db "SELECT key_id FROM trusted_key ORDER BY id LIMIT 1")
run 0 keys show "$id"
out_has "from           $WORK/demo/keys/demo.asc"
out_has "2004-04-15T03:50:35Z"
out_has "2004-07-19T02:15:20Z"
grep -Eq '^2004 .* good +2 ' out || fail "the good ones are not told"
grep -Eq '^2004 .* bad +1 ' out || fail "the bad one is not told"
run 0 --format json keys show "$id"
[ "$(jq -r '.[0] | "\(.documents) \(.refused) \(.first_signed)"' out)" = "2 1 2004-04-15T03:50:35Z" ] || fail "$(cat out)"

test_that "list says when each was added and from where"
run 0 --format csv keys list
out_has "file://$MODERN"

test_that "a ledger whose key file is lost goes on with a new key and old checkpoints hold"
run 2 ledger new-key
err_has "no new key is needed"
old=$(ls elsewhere/* | tail -1)
before=$(ls elsewhere | wc -l)
run 0 ledger key
cp out keys-before
mv a.db.ledger-key lost
run 1 mirror -q
err_has "ledger new-key"
run 0 ledger new-key
[ "$(stat -c %a a.db.ledger-key)" = 600 ] || fail "the key may be read by others"
new=$(cat out)
run 0 ledger key
[ "$(head -1 out)" = "$(cat keys-before)" ] || fail "the old key is gone"
[ "$(tail -1 out)" = "$new" ] || fail "the new key is not the last"
[ "$(ls elsewhere | wc -l)" = $((before + 1)) ] || fail "not one checkpoint more: $(ls elsewhere)"
run 0 ledger verify "$old" elsewhere/*
run 0 mirror -q
run 0 ledger verify "$old" elsewhere/*
run 0 ledger prove pr040002 --out proof
run 0 ledger check proof --key "$new"
run 1 ledger check proof --key "$(cat keys-before)"
run 0 bundle pr040002 --out bundle
[ "$(cat bundle/ledger-key.txt)" = "$new" ] || fail "the bundle has the key that did not sign"
run 1 --archive none.db ledger new-key
[ ! -e none.db ] || fail "an archive was made"

echo "ok"
