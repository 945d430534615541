# What an auditor does with a bundle: the commands of its README, without the archive.
. "$(dirname "$0")/lib.sh"
OPENPGP=$SOURCE/tests/verify/openpgp
SAMPLES="rsa2048-subkey rsa2048 dsa1024 dsa2048 p256 ed25519 ed25519-subkey"

cp -r "$SOURCE/config/demo" .
mkdir bin && ln -s "$INKAN" bin/inkan
PATH=$WORK/bin:$PATH
{
  printf 'archive = "a.db"\n\n[[source]]\nname = "demo"\nprofile = "jpcert"\n'
  printf 'keys = ["demo/keys/demo.asc"]\nurls = ["file://%s/demo/site/pr/2004/pr040002.txt"]\n' "$WORK"
  printf '\n[[source]]\nname = "copies"\nprofile = "jpcert"\nkeys = ["demo/keys/demo.asc"]\n'
  printf 'urls = ["file://%s/quoted.txt"]\n' "$WORK"
  printf '\n[[source]]\nname = "others"\nkeys = ['
  for name in $SAMPLES; do printf '"%s/%s.asc", ' "$OPENPGP" "$name"; done
  printf ']\nurls = ['
  for name in $SAMPLES; do printf '"file://%s/%s.txt", ' "$OPENPGP" "$name"; done
  printf ']\n'
} >inkan.toml
sed 's/^/> /' demo/site/pr/2004/pr040002.txt >quoted.txt
run 0 mirror -q

# commands DIR WORD: writes those blocks of the README that hold the word into ./commands.
commands() {
  awk -v word="$2" '/^```sh$/ { inside = 1; block = ""; next }
    /^```$/ && inside { inside = 0; if (index(block, word)) printf "%s", block; next }
    inside { block = block $0 "\n" }' "$1/README.md" >commands
  [ -s commands ] || fail "the README of $1 has no command with '$2'"
}
# check DIR WORD: whether these commands are content.
check() {
  commands "$1" "$2"
  (cd "$1" && sh -e "$WORK/commands") >out 2>err </dev/null
}
holds() { check "$1" "$2" || fail "$1: the commands with '$2' fail"; }
breaks() { ! check "$1" "$2" || fail "$1: the commands with '$2' are content with $3"; }

# change FILE: another last byte.
change() {
  local last
  last=$(tail -c 1 "$1" | od -An -tu1)
  head -c -1 "$1" >changed
  printf "\\$(printf %o $(((last + 1) % 256)))" >>changed
  mv changed "$1"
}
# breaks_with FILE WORD: changes a byte of FILE in a copy of ./bundle.
breaks_with() {
  rm -rf copy && cp -r bundle copy
  change "copy/$1"
  breaks copy "$2" "another $1"
}

# audit FILE: everything about ./bundle, whose whole copy FILE is.
audit() {
  (cd bundle && sha256sum --quiet -c SHA256SUMS) || fail "the sums do not fit"
  [ "$(wc -l <bundle/SHA256SUMS)" = "$(($(ls bundle | wc -l) - 1))" ] || fail "a file has no sum"
  holds bundle "sha256sum -c"
  holds bundle "cmp"
  holds bundle "openssl dgst"
  holds bundle "head -c"
  holds bundle "inkan ledger check"
  for file in received.bin text.txt key.pgp verdicts.json; do
    breaks_with $file "sha256sum -c"
  done
  breaks_with text.txt cmp
  breaks_with canonical.txt cmp
  breaks_with signed.bin "openssl dgst"
  breaks_with signature.raw "openssl dgst"
  breaks_with proof.tlog-proof "inkan ledger check"
  rm -rf copy && cp -r bundle copy
  printf X | dd of=copy/key.pgp bs=1 seek=40 conv=notrunc status=none
  breaks copy "head -c" "another key"
  holds bundle "--verify signature.pgp"
  holds bundle "--verify $1"
  breaks_with canonical.txt "--verify signature.pgp"
  rm -rf copy && cp -r bundle copy
  sed -i 's/$/./' "copy/$1"
  breaks copy "--verify $1" "another text"
}

test_that "the README's commands check a document of PGP 2.6 and notice a changed byte"
name=$(sqlite3 a.db "SELECT name FROM documents WHERE source = 'demo'")
run 0 bundle "$name" --out bundle
out_is_empty
cmp -s bundle/received.bin demo/site/pr/2004/pr040002.txt || fail "the bytes are others"
run 0 verify --keys demo/keys/demo.asc --print-text demo/site/pr/2004/pr040002.txt
cmp -s out bundle/text.txt || fail "the text is another"
audit received.bin
grep -q "MD5 no longer resists" bundle/README.md || fail "nothing is said of MD5"
grep -q "RSA key of 1024 bits" bundle/README.md || fail "nothing is said of the short key"
[ "$(jq -r '.judgements[0].outcome' bundle/verdicts.json)" = good ] || fail "no verdict"
[ "$(jq '.engine_checks | length' bundle/verdicts.json)" -ge 2 ] || fail "no engine's word"
[ "$(jq '.counts[0].line' bundle/document.json)" -gt 0 ] || fail "no fact has a line"

for name in $SAMPLES; do
  test_that "the README's commands check a document by a key of the kind $name"
  rm -rf bundle
  run 0 bundle "$name" --out bundle
  audit received.bin
  case $name in
    p256 | ed25519*) grep -q "By gpg (GnuPG 2)" bundle/README.md || fail "gpg is not asked" ;;
  esac
done

test_that "a recovered copy comes with what was undone"
rm -rf bundle
run 0 bundle quoted --out bundle/
cmp -s bundle/received.bin quoted.txt || fail "the bytes are others"
cmp -s bundle/recovered.txt demo/site/pr/2004/pr040002.txt || fail "the recovered file is another"
grep -q "it is a damaged copy" bundle/README.md || fail "nothing is said of the damage"
audit recovered.txt

test_that "a folder with something in it is left alone"
run 2 bundle quoted --out bundle
err_is_one_line
err_has "is there already"
mkdir empty
run 0 bundle quoted --out empty
[ -s empty/README.md ] || fail "an empty folder was not filled"
[ -z "$(find . -name '.*.new-*')" ] || fail "something is left beside it"

test_that "an unknown document and an unknown revision leave nothing behind"
run 1 bundle nothing --out other
run 1 bundle quoted --revision 7 --out other
[ ! -e other ] || fail "a folder was made"

test_that "text of others is neither a command nor markup in the README"
sqlite3 a.db "UPDATE revision SET url = 'http://x/' || char(10) || '\`\`\`sh' || char(10) || 'touch pwned' || char(10) || '<b>|'"
rm -rf bundle
run 0 bundle quoted --out bundle
grep -qF '| URL | http://x/????sh?touch pwned??b?? |' bundle/README.md || fail "$(grep URL bundle/README.md)"

test_that "what no run has sealed yet has no proof and the README says so"
sqlite3 a.db "DELETE FROM ledger_leaf WHERE kind = 'judgement'"
rm -rf bundle
run 0 bundle quoted --out bundle
[ ! -e bundle/proof.tlog-proof ] || fail "there is a proof"
grep -q "did not have this document yet" bundle/README.md || fail "the README does not say so"

echo "ok"
