. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/a.db
cp -r "$SOURCE/config/demo" "$SOURCE/config/demo.toml" .
mkdir bin

# fake SCRIPT: puts a gpg1 in front that does what the script says.
fake() {
  printf '#!/bin/sh\n%s\n' "$1" >bin/gpg1
  chmod +x bin/gpg1
}
with_fake() {
  sed "s|^archive.*|gpg1 = \"${FAKE:-$WORK/bin/gpg1}\"\nengine_timeout = 1|" demo.toml >fake.toml
  RUN_TIMEOUT=60 run "$1" --config fake.toml --archive "$ARCHIVE" "${@:2}"
}
version='case "$*" in *--version*) echo "gpg (GnuPG) 1.4.23"; exit 0;; esac'

for way in "while :; do sleep 100; done" "$version
while :; do sleep 100; done" "$version
kill -9 \$\$" "$version
exec cat /dev/zero" "$version
exit 0" "exit 1"; do
  test_that "a gpg1 that does '$(printf %s "$way" | tail -1)' ends the run in time with an error"
  rm -f "$ARCHIVE"*
  fake "$way"
  with_fake 1 mirror
  nothing_left_running
  sql "SELECT count(*) FROM documents" 0
  sql "SELECT count(*) FROM verdicts" 0

  test_that "the next night tries the documents again"
  FAKE=gpg1 with_fake 3 mirror
  sql "SELECT count(*) FROM documents" 2
  sql "SELECT fetched, accepted, quarantined FROM runs ORDER BY id DESC LIMIT 1" "0|2|1"
  sql "SELECT count(*) FROM findings WHERE kind = 'not-verified' AND closed IS NULL" 0
done

test_that "a run that is killed while gpg1 hangs leaves nothing running"
rm -f "$ARCHIVE"*
fake "$version
: >\"\$(printf %s \"\$*\" | sed 's/.*--homedir \\([^ ]*\\).*/\\1/')/hangs\"
while :; do sleep 100; done"
sed "s|^archive.*|gpg1 = \"$WORK/bin/gpg1\"\nengine_timeout = 60|" demo.toml >fake.toml
{ # without the shell's own word about who was killed
  "$INKAN" --config fake.toml --archive "$ARCHIVE" mirror >out 2>err </dev/null &
  owner=$!
  for _ in $(seq 100); do [ -z "$(find "$TMPDIR" -name hangs 2>/dev/null)" ] || break; sleep 0.1; done
  kill -9 "$owner"
  wait "$owner"
} 2>/dev/null
for _ in $(seq 30); do pgrep -f "$WORK" >/dev/null || break; sleep 0.1; done
rm -rf "${TMPDIR:?}"/*  # it could not do that itself
nothing_left_running

test_that "a gpg1 that says good of everything is caught by libcrypto and nothing is accepted"
rm -f "$ARCHIVE"*
fake "$version
$(cat <<'END'
fd=$(printf '%s' "$*" | sed 's/.*--status-fd \([0-9]*\).*/\1/')
{ echo '[GNUPG:] GOODSIG 0123456789ABCDEF someone'
  echo '[GNUPG:] VALIDSIG 0123456789ABCDEF0123456789ABCDEF 2004-04-15 1082001035 0 3 0 1 1 01 0123456789ABCDEF0123456789ABCDEF'
} >/proc/self/fd/$fd
END
)"
with_fake 3 mirror
sql "SELECT DISTINCT engines, outcome, reasons FROM verdicts" "gpgme+libcrypto|disputed|engines-disagree"
sql "SELECT DISTINCT kind, detail FROM findings" "not-accepted|engines-disagree"
sql "SELECT count(*) FROM documents" 0
sql "SELECT engine, outcome, count(*) FROM engine_checks GROUP BY 1, 2 ORDER BY 1, 2" \
  "gpgme|good|3
libcrypto|bad|1
libcrypto|good|2"

test_that "a gpg1 that is asked alone is not believed about another key"
sed -i 's/^name.*/&\nengines = ["gpgme"]/' demo.toml
rm -f "$ARCHIVE"*
with_fake 3 mirror
sql "SELECT DISTINCT engines, outcome, reasons FROM verdicts" "gpgme|good|untrusted-key"
sql "SELECT count(*) FROM documents" 0

test_that "where the policy names libcrypto alone no gpg1 is needed"
sed -i 's/^engines.*/engines = ["libcrypto"]/' demo.toml
rm -f "$ARCHIVE"*
FAKE=$WORK/none with_fake 3 mirror
sql "SELECT count(*) FROM documents" 2
sql "SELECT DISTINCT engines FROM verdicts" "libcrypto"
FAKE=$WORK/none with_fake 0 config check

test_that "when the policy names the other engine too the refused ones are judged again and the accepted stay"
sed -i '/^engines/d' demo.toml
FAKE=gpg1 with_fake 0 mirror
sql "SELECT count(*) FROM documents" 2
sql "SELECT engines, outcome, count(*) FROM verdicts GROUP BY 1, 2 ORDER BY 1, 2" "gpgme+libcrypto|bad|1
libcrypto|bad|1
libcrypto|good|2"
nothing_left_running

test_that "a gpg that says good of everything is caught by libcrypto too"
cp "$SOURCE/tests/verify/openpgp/ed25519.asc" .
sed 's/^A notice/A motice/' "$SOURCE/tests/verify/openpgp/ed25519.txt" >forged.txt
fake "case \"\$*\" in *--version*) echo 'gpg (GnuPG) 2.2.40'; exit 0;; esac
$(cat <<'END'
fd=$(printf '%s' "$*" | sed 's/.*--status-fd \([0-9]*\).*/\1/')
{ echo '[GNUPG:] GOODSIG EE1C66CB7D94BD65 someone'
  echo '[GNUPG:] VALIDSIG 3DF7A597C02C2E5B59F150EDEE1C66CB7D94BD65 2015-06-02 1433203200 0 4 0 22 8 01 3DF7A597C02C2E5B59F150EDEE1C66CB7D94BD65'
} >/proc/self/fd/$fd
END
)"
printf 'gpg = "%s/bin/gpg1"\n' "$WORK" >fake_gpg.toml
run 3 --config fake_gpg.toml --format json verify --keys ed25519.asc forged.txt
jq -e '.[0].outcome == "disputed" and .[0].reasons == ["engines-disagree"] and
       (.[0].engines | map(.outcome)) == ["good", "bad"]' out >/dev/null || fail "the lie was not caught"

test_that "a gpg that knows no curve is no abstention"
fake "case \"\$*\" in *--version*) echo 'gpg (GnuPG) 2.2.40'; exit 0;; esac
$(cat <<'END'
fd=$(printf '%s' "$*" | sed 's/.*--status-fd \([0-9]*\).*/\1/')
echo '[GNUPG:] ERRSIG EE1C66CB7D94BD65 22 8 01 1433203200 4 -' >/proc/self/fd/$fd
END
)"
run 3 --config fake_gpg.toml --format json verify --keys ed25519.asc "$SOURCE/tests/verify/openpgp/ed25519.txt"
jq -e '.[0].outcome == "disputed" and (.[0].engines | map(.outcome)) == ["unsupported", "good"]' out >/dev/null ||
  fail "it was taken for an abstention"
nothing_left_running
