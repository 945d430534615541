# For the scripts beside this file: a folder of their own, and assertions that say what they saw.
#
# A script names what it tests in sentences, begin with `test_that`, and ends at the first thing
# that is not so. $INKAN is the program, $SOURCE the source tree.
set -u
export LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME INKAN_CONFIG
WORK=$(mktemp -d)
export TMPDIR="$WORK/tmp" HOME="$WORK/home"
mkdir "$TMPDIR" "$HOME"
cd "$WORK" || exit 1
cleanup() { :; }
trap 'kill $(jobs -p) 2>/dev/null; cleanup; cd /; rm -rf "$WORK"' EXIT

sentence=""
test_that() {
  sentence=$1
  echo "# $sentence"
}

fail() {
  echo "FAILED: $sentence"
  echo "  $*"
  [ -f out ] && sed 's/^/  out: /' out | head -30
  [ -f err ] && sed 's/^/  err: /' err | head -30
  exit 1
}

skip() {
  echo "skipped: $*"
  exit 77
}

# run CODE ARGUMENT...: runs inkan into ./out and ./err and expects the exit code.
run() {
  local expected=$1
  shift
  timeout "${RUN_TIMEOUT:-60}" "$INKAN" "$@" >out 2>err </dev/null
  local code=$?
  [ "$code" = "$expected" ] || fail "inkan $* ended with $code and not with $expected"
}

# run_fed CODE FILE ARGUMENT...: the same with a file as standard input.
run_fed() {
  local expected=$1 input=$2
  shift 2
  timeout "${RUN_TIMEOUT:-60}" "$INKAN" "$@" >out 2>err <"$input"
  local code=$?
  [ "$code" = "$expected" ] || fail "inkan $* ended with $code and not with $expected"
}

out_has() { grep -qF -- "$1" out || fail "standard output lacks: $1"; }
err_has() { grep -qF -- "$1" err || fail "standard error lacks: $1"; }
out_is_empty() { [ ! -s out ] || fail "standard output is not empty"; }
err_is_empty() { [ ! -s err ] || fail "standard error is not empty"; }
err_is_one_line() { [ "$(wc -l <err)" = 1 ] || fail "standard error is not one line"; }

# sql QUERY EXPECTED: what the archive answers through the stock sqlite3 program.
sql() {
  local got
  got=$(sqlite3 "$ARCHIVE" "$1") || fail "sqlite3 refuses: $1"
  [ "$got" = "$2" ] || fail "$1 gives '$got' and not '$2'"
}

nothing_left_running() {
  ! pgrep -f "$WORK" >/dev/null || fail "still running: $(pgrep -af "$WORK")"
  [ -z "$(ls -A "$TMPDIR")" ] || fail "left in the temporary folder: $(ls "$TMPDIR")"
}
