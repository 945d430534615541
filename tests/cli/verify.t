. "$(dirname "$0")/lib.sh"
KEY=$SOURCE/config/demo/keys/demo.asc
GOOD=$SOURCE/config/demo/site/pr/2004/pr040002.txt
BAD=$SOURCE/config/demo/site/pr/2004/pr040099.txt

test_that "a good document is accepted and a tampered one is not"
run 0 verify --keys "$KEY" "$GOOD"
out_has good
run 3 verify --keys "$KEY" "$GOOD" "$BAD"
out_has bad-signature

test_that "json is one array and jsonl is one object a line"
run 3 --format json verify --keys "$KEY" "$GOOD" "$BAD"
jq -e 'map(.outcome) == ["good", "bad"]' out >/dev/null || fail "the outcomes are others"
jq -e '.[0] | .accepted and .ordinal == 0 and .signature_version == 3 and .reasons == [] and
       .caveats == ["md5-digest", "v3-key", "short-rsa"] and
       (.engines | map(.name + " " + .outcome)) == ["gpgme good", "libcrypto good"]' out >/dev/null ||
  fail "the json is not what the manual says"
run 3 --format jsonl verify --keys "$KEY" "$GOOD" "$BAD"
[ "$(wc -l <out)" = 2 ] || fail "not two lines"

test_that "the engines are chosen on the command line and libcrypto alone needs no gpg1"
for engine in gpgme libcrypto; do
  run 0 --format json verify --engine "$engine" --keys "$KEY" "$GOOD"
  jq -e --arg name "$engine" '.[0].accepted and (.[0].engines | map(.name)) == [$name]' out >/dev/null ||
    fail "another engine was asked"
done
printf 'gpg1 = "%s/none"\n' "$WORK" >no_gpg1.toml
run 1 --config no_gpg1.toml verify --keys "$KEY" "$GOOD"
err_has gnupg1
run 0 --config no_gpg1.toml verify --engine libcrypto --keys "$KEY" "$GOOD"
run 3 --config no_gpg1.toml verify --engine libcrypto --keys "$KEY" "$BAD"
out_has bad-signature
run 0 --config no_gpg1.toml inspect --engine libcrypto --keys "$KEY" "$GOOD"
run 2 verify --engine other --keys "$KEY" "$GOOD"

test_that "curves are judged by gpg and libcrypto"
printf 'gpg = ""\n' >no_gpg.toml
printf 'gpg = "%s/none"\n' "$WORK" >lost_gpg.toml
for kind in p384 ed25519-subkey; do
  key=$SOURCE/tests/verify/openpgp/$kind.asc text=$SOURCE/tests/verify/openpgp/$kind.txt
  run 0 --format json verify --keys "$key" "$text"
  jq -e '.[0].accepted and (.[0].engines | map(.outcome)) == ["good", "good"] and
         (.[0].engines[0].version | contains(", gpg 2."))' out >/dev/null ||
    fail "the curve $kind is judged otherwise"
  run 0 verify --engine gpgme --keys "$key" "$text"

  test_that "without gpg gpg1 abstains from $kind and libcrypto judges it"
  run 0 --config no_gpg.toml --format json verify --keys "$key" "$text"
  jq -e '.[0].accepted and (.[0].engines | map(.outcome)) == ["unsupported", "good"]' out >/dev/null ||
    fail "the curve $kind is judged otherwise"
  run 3 --config no_gpg.toml verify --engine gpgme --keys "$key" "$text"
  out_has unsupported-algorithm
  run 1 --config lost_gpg.toml verify --keys "$key" "$text"
  err_is_one_line
  err_has "package gpg"
done
[ -z "$(ls -A "$HOME")" ] || fail "something was left at home: $(ls -A "$HOME")"

test_that "the printed text is what the hash of the text says"
run 0 --format json verify --keys "$KEY" "$GOOD"
hash=$(grep -o '"text_sha256":"[0-9a-f]*"' out | cut -d'"' -f4)
run 0 verify --keys "$KEY" --print-text "$GOOD"
[ "$(sha256sum <out | cut -d' ' -f1)" = "$hash" ] || fail "the hashes differ"
run 3 verify --keys "$KEY" --print-text "$BAD"
out_is_empty

test_that "without the key nothing is accepted"
run 3 verify "$GOOD"
out_has no-key
err_has "--keys"

test_that "standard input is a file"
run_fed 0 "$GOOD" verify --keys "$KEY" -
out_has good

test_that "a name that would move the cursor is shown and not obeyed"
name=$(printf 'x\033[2Jy.txt')
cp "$GOOD" "$name"
run 0 verify --keys "$KEY" "$name"
grep -q "$(printf '\033')" out && fail "an escape reached standard output"
out_has '\x1b[2J'

test_that "inspect says what a flattened copy is"
tr '\n' ' ' <"$GOOD" >flat.txt
run 3 --format json inspect flat.txt
out_has "line breaks are lost"
out_has '"verified": false'
out_has '"count": 644'
run 3 inspect flat.txt
out_has "NOT VERIFIED"
nothing_left_running
