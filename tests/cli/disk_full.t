. "$(dirname "$0")/lib.sh"
FEW=1
. "$(dirname "$0")/crash.sh"
make_whole

# strikes ERROR DISK [once]: a mirror that begins on that disk, and whose writing fails at many
# instants, from there on or once.
strikes() {
  local at variables=(INKAN_FAULT="$1")
  [ -z "${3:-}" ] || variables+=(INKAN_FAULT_ONCE=1)
  for at in $(instants); do
    trial="$1 ${3:-from there on} at operation $at of $operations"
    new_disk "$2"
    with_fault "${variables[@]}" INKAN_FAULT_AT="$at" -- -q "${RUN[@]}"
    tried=$((tried + 1))
    case $code in
      1)
        [ "$(wc -l <err)" = 1 ] || fail "$trial: not one line"
        grep -qE "${said[$1]}" err || fail "$trial: the reason is not told"
        failed=$((failed + 1))
        ;;
      # What failed was not needed, such as who holds the lock; then nothing is missing either.
      0 | 3)
        "$SOURCE/scripts/archive-content" "$ARCHIVE" >seen.content
        cmp -s "$expected" seen.content || fail "$trial: ended with $code, and something is missing"
        ;;
      *) fail "$trial: ended with $code" ;;
    esac
    has_no_damage
    next_run_makes_whole
  done
}

declare -A said=(
  [ENOSPC]='disk is full|is the disk full|No space left|room on its disk'
  [EDQUOT]='quota|room on its disk'
  [EIO]='disk I/O error|Input/output error|unable to open'
  [EROFS]='cannot be written|read-only|Read-only|may this user write|disk I/O error'
)
tried=0 failed=0
for error in ENOSPC EDQUOT EIO EROFS; do
  test_that "$error at any operation ends the run with one clear error and the next one makes up for it"
  for start in "" half; do
    [ "$start$TRIALS" != half1 ] || [ $error = ENOSPC ] || continue
    new_disk "$start"
    count_operations
    strikes $error "$start"
    [ $error != ENOSPC ] || strikes $error "$start" once
  done
  [ $failed -gt 0 ] || fail "nothing failed"
done
echo "tried $tried times, of which $failed ended the run"
