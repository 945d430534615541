. "$(dirname "$0")/lib.sh"
KEY=$SOURCE/config/demo/keys/demo.asc
GOOD=$SOURCE/config/demo/site/pr/2004/pr040002.txt
ARCHIVE=$WORK/a.db

test_that "a file that is not there is an error of one line"
run 1 verify --keys "$KEY" missing.txt
err_is_one_line
err_has "missing.txt: cannot be opened"

test_that "a folder is no file"
mkdir folder
run 2 verify --keys "$KEY" folder
err_is_one_line
err_has "is a folder"

test_that "an empty file is unsigned"
: >empty.txt
run 3 verify --keys "$KEY" empty.txt
out_has unsigned

test_that "a gigabyte of zeros is refused in bounded memory"
truncate -s 1G zeros.txt
for command in "verify --keys $KEY" inspect; do
  # A sanitizer reserves terabytes of address space, of which it uses little.
  ( [ "${SANITIZED:-0}" = 1 ] || ulimit -v 500000; run 1 $command zeros.txt ) || exit 1
  err_is_one_line
  err_has "larger than 16 MiB"
done

test_that "a key file with no key is a usage error"
echo hello >none.asc
run 2 verify --keys none.asc "$GOOD"
err_is_one_line
err_has "holds no public key"

test_that "a key file with two keys is a usage error"
cat "$KEY" "$SOURCE/tests/vectors/keys/pinned.asc" >two.asc
run 2 verify --keys two.asc "$GOOD"
err_is_one_line
err_has "more than one key"

test_that "a damaged key file is a usage error"
sed 's/=[A-Za-z0-9+\/]\{4\}$/=AAAA/' "$KEY" >damaged.asc
run 2 verify --keys damaged.asc "$GOOD"
err_is_one_line

test_that "a typo in the configuration is told with its line"
printf 'archive = "a.db"\n\n[[source]]\nname = "x"\nindx = []\n' >typo.toml
run 2 --config typo.toml mirror
err_is_one_line
err_has "typo.toml:5: unknown key 'indx'"
printf 'archive = "a.db\n' >broken.toml
run 2 --config broken.toml mirror
err_is_one_line
err_has "broken.toml:1"
run 2 --config missing.toml mirror
err_is_one_line
run 2 mirror
err_has "no configuration file"

test_that "a wrong value in the configuration is told with its line"
source_with() { printf '[[source]]\nname = "x"\nkeys = ["%s"]\n%s\n' "$KEY" "$1" >c.toml; }
for line in 'match = "("' 'urls = ["ftp://x/y"]' 'templates = ["http://x/{nope}"]' 'profile = "z"' \
            'max_requests_per_second = -1' 'md5_until = "soon"' 'index = "http://x/"'; do
  source_with "$line"
  run 2 --config c.toml config check
  err_is_one_line
done

test_that "an archive that is none is left as it is"
echo hello >a.db
source_with 'urls = []'
for command in list mirror "ingest $GOOD" "query SELECT"; do
  run 1 --config c.toml --archive a.db $command
  err_is_one_line
  err_has "is not an archive"
  [ "$(cat a.db)" = hello ] || fail "it was changed"
done

test_that "an unknown command and an unknown option are usage errors"
run 2 frobnicate
err_is_one_line
run 2 verify --frobnicate x
err_is_one_line
run 2
err_is_one_line
run 0 --help
out_has mirror
run 0 --version
out_has inkan

test_that "a gpg1 that is missing is told with the package's name"
printf 'gpg1 = "gpg1-that-is-not-there"\n' >nogpg.toml
run 1 --config nogpg.toml verify --keys "$KEY" "$GOOD"
err_is_one_line
err_has "package gnupg1"
nothing_left_running
