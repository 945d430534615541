# What an operator asks of a machine before its first night, and after a bad one.
. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/data/a.db
mkdir data keys
cp -r "$SOURCE/config/demo" .
cat >c.toml <<CONFIG
archive = "$ARCHIVE"
[[source]]
name = "demo"
profile = "jpcert"
keys = ["demo/keys/demo.asc"]
index = ["demo/site/pr/index.html"]
match = '\.txt\$'
CONFIG
inkan() { run "$1" --config c.toml --format json "${@:2}"; }
# row CHECK FIELD: of the last answer.
row() { jq -r --arg check "$1" "map(select(.check == \$check)) | .[0].$2" out; }
wrong() { [ "$(row "$1" result)" = wrong ] || fail "'$1' is $(row "$1" result): $(row "$1" detail)"; }
hinted() { [ "$(row "$1" hint)" != null ] || fail "'$1' is $(row "$1" result) without a hint"; }
all_hinted() { [ "$(jq 'map(select(.result != "ok" and .hint == null)) | length' out)" = 0 ] || fail "a row without a hint"; }

test_that "on a machine that has all there is nothing wrong and nothing is made"
inkan 0 doctor
err_is_empty
all_hinted
[ "$(jq -r 'map(.check) | join(",")' out)" = "libraries,configuration,source demo,clock,temporary folder,proc,sqlite,ca bundle,gpgme,libcrypto,gpg,folder,space,archive,lock,ledger key,checkpoint_dir" ] || fail "other checks"
[ -z "$(ls -A data)" ] || fail "made: $(ls data)"
nothing_left_running
[ "$(row gpgme result)" = ok ] || fail "$(row gpgme detail)"
row libcrypto detail | grep -q OpenSSL || fail "the version is not told"
run 0 --config c.toml doctor
out_has "verifies a version 3 signature"

test_that "a gpg1 that says good of everything is no engine"
mkdir bin
cat >bin/gpg1 <<'END'
#!/bin/sh
case "$*" in *--version*) echo "gpg (GnuPG) 1.4.23"; exit 0;; esac
fd=$(printf '%s' "$*" | sed 's/.*--status-fd \([0-9]*\).*/\1/')
{ echo '[GNUPG:] GOODSIG 0123456789ABCDEF someone'
  echo '[GNUPG:] VALIDSIG 0123456789ABCDEF0123456789ABCDEF 2004-04-15 1082001035 0 3 0 1 1 01 0123456789ABCDEF0123456789ABCDEF'
} >/proc/self/fd/$fd
END
chmod +x bin/gpg1
sed "1i gpg1 = \"$WORK/bin/gpg1\"" c.toml >fake.toml
run 3 --config fake.toml --format json doctor
wrong gpgme
row gpgme detail | grep -q "was changed" || fail "$(row gpgme detail)"

test_that "a gpg1 that refuses version 3 keys is found out"
printf '#!/bin/sh\ncase "$*" in *--version*) echo "gpg (GnuPG) 1.4.23"; exit 0;; esac\nexit 2\n' >bin/gpg1
run 3 --config fake.toml --format json doctor
wrong gpgme

test_that "a missing gpg1 is wrong where a source needs it and a warning where none does"
rm bin/gpg1
run 3 --config fake.toml --format json doctor
wrong gpgme
row gpgme hint | grep -q gnupg1 || fail "the package is not named"
sed 's/^profile.*/&\nengines = ["libcrypto"]/' fake.toml >one.toml
run 0 --config one.toml --format json doctor
[ "$(row gpgme result)" = warning ] || fail "it is $(row gpgme result)"

test_that "without a source nothing is wrong and it is told"
echo "archive = \"$ARCHIVE\"" >none.toml
run 0 --config none.toml --format json doctor
[ "$(row configuration result)" = warning ] || fail "it is $(row configuration result)"

test_that "a broken configuration is a row and the machine is looked at all the same"
echo 'archiv = "a.db"' >broken.toml
run 3 --config broken.toml --format json doctor
wrong configuration
[ "$(row gpgme result)" = ok ] || fail "gpg1 was not tried"
[ "$(row archive result)" = null ] || fail "an archive that nobody named was looked at"

test_that "a key file that is gone or that others can write is wrong"
sed 's/demo.asc/none.asc/' c.toml >gone.toml
run 3 --config gone.toml --format json doctor
wrong "source demo"
chmod o+w demo/keys/demo.asc
inkan 3 doctor
wrong "source demo"
chmod o-w demo/keys/demo.asc
chmod o+w c.toml
inkan 3 doctor
wrong configuration
chmod o-w c.toml

test_that "a folder that is not there and one that others can write are wrong"
run 3 --config c.toml --archive nowhere/a.db --format json doctor
wrong folder
chmod 777 data
inkan 3 doctor
wrong folder
chmod 755 data

test_that "a temporary folder that cannot be used is wrong"
(export TMPDIR=/proc; inkan 3 doctor && wrong "temporary folder") || exit 1
mkdir open && chmod 777 open
(export TMPDIR=$WORK/open; inkan 3 doctor && wrong "temporary folder") || exit 1

test_that "behind a run all is well and a run that goes on is told"
run 3 --config c.toml mirror -q
inkan 0 doctor
[ "$(row "ledger key" result)" = ok ] || fail "$(row "ledger key" detail)"
exec 9>>"$ARCHIVE.lock"
flock 9
inkan 0 doctor
row lock detail | grep -q "another run" || fail "$(row lock detail)"
exec 9>&-
inkan 0 doctor
[ "$(row lock detail)" = free ] || fail "$(row lock detail)"

test_that "a ledger key that others may read or that is lost is wrong"
chmod 644 "$ARCHIVE.ledger-key"
inkan 3 doctor
wrong "ledger key"
mv "$ARCHIVE.ledger-key" key
inkan 3 doctor
wrong "ledger key"
row "ledger key" hint | grep -q new-key || fail "new-key is not named"
chmod 600 key
mv key "$ARCHIVE.ledger-key"

test_that "a clock that went back is wrong"
sqlite3 "$ARCHIVE" "UPDATE run SET started = '2999-01-01T00:00:00Z'"
inkan 3 doctor
[ "$(jq 'map(select(.check == "clock" and .result == "wrong")) | length' out)" = 1 ] || fail "it is not seen"

test_that "a checkpoint folder must be there and is best elsewhere"
sed '1i checkpoint_dir = "copies"' c.toml >copies.toml
run 3 --config copies.toml --format json doctor
wrong checkpoint_dir
mkdir copies
run 3 --config copies.toml --format json doctor
[ "$(row checkpoint_dir result)" = warning ] || fail "it is $(row checkpoint_dir result)"

test_that "what is no archive is told and left alone"
echo 'not an archive' >other.db
run 3 --config c.toml --archive other.db --format json doctor
wrong archive
[ "$(cat other.db)" = 'not an archive' ] || fail "it was changed"

test_that "the network is asked only when somebody says so"
port=$((20000 + RANDOM % 20000))
sed "s|^index.*|index = [\"http://127.0.0.1:$port/pr/\"]|" c.toml >web.toml
run 0 --config web.toml --archive new.db --format json doctor
[ "$(row network result)" = null ] || fail "it was asked"
run 3 --config web.toml --archive new.db --format json doctor --network
wrong network
hinted network
run 0 --config none.toml --archive new.db --format json doctor --network
row network detail | grep -q "no source names a web server" || fail "$(row network detail)"

test_that "a server that answers is reached whatever it says of robots.txt and one in trouble is not"
cat >server.py <<'PY'
import http.server
class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(open("status").read()))
        self.end_headers()
    def log_message(self, *what):
        print(self.path, file=open("asked", "a"))
server = http.server.HTTPServer(("127.0.0.1", 0), Server)
print(server.server_port, file=open("port", "w"), flush=True)
for _ in range(3):
    server.handle_request()
PY
unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY
echo 200 >status
timeout 60 python3 server.py &
SERVER=$!
cleanup() { kill "$SERVER" 2>/dev/null; }
for _ in $(seq 100); do [ -s port ] && break || sleep 0.1; done
sed "s|^index.*|index = [\"http://127.0.0.1:$(cat port)/pr/\"]|" c.toml >web.toml
for status in 200 404; do
  echo $status >status
  run 0 --config web.toml --archive new.db --format json doctor --network
  [ "$(row network result)" = ok ] || fail "$status: $(row network result)"
  row network detail | grep -q "/robots.txt: $status" || fail "$(row network detail)"
done
echo 500 >status
run 3 --config web.toml --archive new.db --format json doctor --network
wrong network
hinted network
wait "$SERVER"
[ "$(sort -u asked)" = /robots.txt ] || fail "it asked for $(sort -u asked)"
nothing_left_running
