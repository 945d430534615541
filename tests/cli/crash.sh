# For the scripts that stop a run at some instant and let the next one go on. Read after lib.sh.
#
# The disk of the program is ./disk: archive, key, checkpoints, metrics, and its temporary folder.
# ./half is that disk after a night that saw some of the site, ./old the same in an archive of
# version 1. Whatever happens to a run, it or the next must come to the content of ./whole.content,
# or where it began with ./half or ./old to that of ./half.content or ./old.content, as runs do that
# nobody disturbs. A run is `inkan "${RUN[@]}"`.
# $INKAN_CRASH_TRIALS is how many instants each part tries (a few without it); `all` is every one.
# $INKAN_CRASH_CORPUS is a folder with `documents` and `keys` of FreeBSD to mirror in place of a made site.
[ "${SANITIZED:-0}" = 0 ] || skip "the sanitizers want to be preloaded first"
. "$(dirname "$0")/site.sh"
DISK=$WORK/disk
ARCHIVE=$DISK/a.db
TRIALS=${INKAN_CRASH_TRIALS:-${FEW:-5}}

KEYS=("$SOURCE/config/demo/keys/demo.asc") PROFILE=jpcert
make_site() {
  local i
  if [ -n "${INKAN_CRASH_CORPUS:-}" ]; then
    cp "$INKAN_CRASH_CORPUS"/documents/* site/
    KEYS=("$INKAN_CRASH_CORPUS"/keys/*.asc) PROFILE=freebsd
    return
  fi
  for i in 1 2 3 4; do
    overview "JPCERT-PR-200$i-0001" "200$i-01-01" "200$i-03-31" "135 (epmap) $i;icmp 2" \
      "scan|50|プローブ;intrusion|$i|" "200$i-04-15" | signed "pr0$i.txt" "200$i-04-15T03:00:00Z"
  done
  sed 's/^/> /' site/pr01.txt >site/quoted.txt         # recovered, a witness
  sed 's/100/101/' site/pr02.txt >site/tampered.txt    # refused
  echo "nobody signed this" >site/unsigned.txt
}

configure() {
  cat >c.toml <<CONFIG
archive = "$ARCHIVE"
checkpoint_dir = "$DISK/checkpoints"
workers = 1
[[source]]
name = "demo"
profile = "$PROFILE"
keys = [$(printf '"%s",' "${KEYS[@]}")]
key_url = "file://$SOURCE/config/demo/keys/demo.asc"
index = ["file://$WORK/site/"]
match = '\.(txt|asc)\$'
trust_index_dates = true
CONFIG
}

RUN=(mirror --metrics "$DISK/m.prom")

# new_disk [half|old]: an empty one, or that one. Of a disk, all is synced.
new_disk() {
  rm -rf "$DISK" shadow
  expected=${1:-whole}.content
  if [ -n "${1:-}" ]; then
    cp -a "$1" "$DISK"
    cp -a "$1" shadow
  else
    mkdir -p "$DISK/tmp" shadow
  fi
}

# with_fault VARIABLE=VALUE... -- ARGUMENT...: runs inkan on the disk with what fault_plan.h says, into ./out and
# ./err; its exit code is $code.
with_fault() {
  local variables=()
  while [ "$1" != -- ]; do variables+=("$1"); shift; done
  shift
  { # without the shell's own word about who was killed
    env "${variables[@]}" INKAN_FAULT_ROOT="$DISK" TMPDIR="$DISK/tmp" LD_PRELOAD="$FAULT" \
      timeout 60 "$INKAN" --config c.toml "$@" >out 2>err </dev/null
    code=$?
  } 2>/dev/null
}

# Whether the run of this trial was killed, as it should. How often a run writes depends on time, so that one
# may be done before its instant comes.
was_killed() {
  case $code in
    137) return 0 ;;
    0 | 3) return 1 ;;
    *) fail "$trial: was not killed but ended with $code" ;;
  esac
}

on_disk() { TMPDIR=$DISK/tmp run "$@"; }

# Operations of a whole run on this disk, into $operations.
count_operations() {
  with_fault INKAN_FAULT_COUNT="$WORK/count" -- "${RUN[@]}"
  operations=$(cat count)
  [ "$operations" -gt 50 ] || fail "only $operations operations are seen: is the library preloaded?"
}

# The instants to try among $operations: the first ones always, then evenly, from a random one on.
instants() {
  if [ "$TRIALS" = all ] || [ "$TRIALS" -ge "$operations" ]; then seq 1 "$operations"; return; fi
  local step=$((operations / TRIALS))
  { seq 1 $((TRIALS < 5 ? 2 : 5)); seq $((6 + RANDOM % step)) "$step" "$operations"; } | sort -nu
}

has_no_damage() {
  [ -e "$ARCHIVE" ] || return 0
  TMPDIR=$DISK/tmp "$INKAN" --config c.toml fsck >out 2>err && return
  # Before its migration an archive is not for fsck, which says so.
  grep -q "is of version 1 of the archive" err && [ "$(sqlite3 "$ARCHIVE" "PRAGMA integrity_check")" = ok ] ||
    fail "$trial: fsck finds damage"
}

# What must hold of the next run: it comes to the same archive as an undisturbed one, and what the
# stopped one left behind is gone.
next_run_makes_whole() {
  local left
  TMPDIR=$DISK/tmp "$INKAN" -q --config c.toml "${RUN[@]}" >out 2>err
  code=$?
  case $code in 0 | 3) ;; *) fail "$trial: the next run ended with $code" ;; esac
  has_no_damage
  "$INKAN" --config c.toml ledger verify "$DISK"/checkpoints/*.checkpoint >out 2>err ||
    fail "$trial: the ledger does not hold"
  "$SOURCE/scripts/archive-content" "$ARCHIVE" >seen.content || fail "$trial: cannot be read"
  cmp -s "$expected" seen.content || fail "$trial: $(diff "$expected" seen.content | head -5)"
  left=$(cd "$DISK" && find . -type f | grep -vxE '\./(a\.db(\.lock|\.ledger-key|-wal|-shm)?|m\.prom|checkpoints/[^/]*\.checkpoint)')
  [ -z "$left" ] || fail "$trial: left behind: $left"
}

# undisturbed [half|old]: a whole run from that disk on, what it comes to, and how long it takes.
undisturbed() {
  local began
  new_disk "${1:-}"
  began=$(date +%s%N)
  on_disk 3 --config c.toml "${RUN[@]}"
  milliseconds=$((($(date +%s%N) - began) / 1000000))
  "$SOURCE/scripts/archive-content" "$ARCHIVE" >"$expected"
  [ "$(wc -l <"$expected")" -gt 100 ] || fail "the whole archive holds next to nothing"
}

# The site, ./half, and what the content must be at the end.
make_whole() {
  make_site
  configure
  mkdir later && ls site | awk 'NR % 2 == 0' | sed 's|^|site/|' | xargs mv -t later
  new_disk
  on_disk 3 --config c.toml "${RUN[@]}"
  cp -a "$DISK" half
  mv later/* site/
  undisturbed half
  undisturbed
  # The index has changed in between; for the rest two nights are as one.
  diff whole.content half.content | grep '^[<>]' | grep -v "'index'" >differences
  [ ! -s differences ] || fail "two nights differ from one: $(head -5 differences)"
}

# ./old, and what the content must be at the end.
make_old() {
  mkdir -p old/tmp
  sqlite3 old/a.db "PRAGMA journal_mode = WAL" >/dev/null
  sqlite3 old/a.db <"$SOURCE/tests/store/schema_v1.sql"
  cp "$SOURCE/tests/store/fill_v1.sql" old.sql
  cat >>old.sql <<'SQL' # which did not recover texts
DELETE FROM revision WHERE url LIKE '%quoted%';
DELETE FROM document WHERE name LIKE '%quoted%';
DELETE FROM judgement WHERE sha256 IN (SELECT sha256 FROM exchange WHERE url LIKE '%quoted%');
DELETE FROM engine_check WHERE sha256 IN (SELECT sha256 FROM exchange WHERE url LIKE '%quoted%');
DELETE FROM exchange WHERE url LIKE '%quoted%';
DELETE FROM index_line WHERE url LIKE '%quoted%';
SQL
  sqlite3 -bail -cmd "ATTACH '$WORK/half/a.db' AS now" old/a.db <old.sql || fail "no archive of version 1 can be made"
  undisturbed old
  [ "$(sqlite3 old/a.db "PRAGMA user_version")" = 1 ] || fail "the old archive is not old"
}
