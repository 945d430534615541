. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/crash.sh"
make_whole

# killed_everywhere [DISK]: a run that begins on that disk, killed at many instants.
killed_everywhere() {
  local how at last
  new_disk "${1:-}"
  count_operations
  echo "  $operations operations"
  for at in $(instants); do
    how=kill
    [ $((at % 2)) = 0 ] || how=torn
    trial="$how at operation $at of $operations"
    new_disk "${1:-}"
    with_fault INKAN_FAULT=$how INKAN_FAULT_AT="$at" -- "${RUN[@]}"
    was_killed || continue
    has_no_damage
    next_run_makes_whole
    tried=$((tried + 1)) last=$at
  done
  # Not only before the archive was there.
  [ "${last:-0}" -gt 5 ] || fail "no run was killed behind operation ${last:-0} of $operations"
}

tried=0
test_that "a first run that is killed at any operation on a file costs the next one nothing"
killed_everywhere

test_that "so does a later run"
killed_everywhere half

test_that "so does a run that is killed at any time"
for i in $(seq 1 "${INKAN_CRASH_RANDOM:-4}"); do
  new_disk "$([ $((i % 2)) = 0 ] || echo half)"
  delay=$(printf '%04d' $((RANDOM % (milliseconds + milliseconds / 4))))
  delay=${delay%???}.${delay: -3}
  trial="killed after $delay s"
  { # Waited for: while the system keeps a killed process, its files are not for others to remove.
    TMPDIR=$DISK/tmp "$INKAN" --config c.toml "${RUN[@]}" >out 2>err &
    sleep "$delay"
    kill -KILL $!
    wait $!
  } 2>/dev/null
  has_no_damage
  next_run_makes_whole
  tried=$((tried + 1))
done

test_that "so does a run that brings an archive of version 1 up to date"
make_old
killed_everywhere old

test_that "so does a run of ingest"
RUN=(ingest --source demo site)
undisturbed
killed_everywhere
echo "killed $tried times"
