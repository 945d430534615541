. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/crash.sh"
make_whole
new_disk
began=$(date +%s%N)
on_disk 3 --config c.toml mirror
milliseconds=$((($(date +%s%N) - began) / 1000000))

# killed_everywhere DISK: a mirror that begins on that disk, killed at many instants.
killed_everywhere() {
  local how at
  new_disk "$1"
  count_operations mirror --metrics "$DISK/m.prom"
  echo "  $operations operations"
  for at in $(instants); do
    how=kill
    [ $((at % 2)) = 0 ] || how=torn
    trial="$how at operation $at of $operations"
    new_disk "$1"
    with_fault INKAN_FAULT=$how INKAN_FAULT_AT="$at" -- mirror --metrics "$DISK/m.prom"
    [ "$code" = 137 ] || fail "$trial: was not killed but ended with $code"
    has_no_damage
    next_run_makes_whole
    tried=$((tried + 1))
  done
}

tried=0
test_that "a first run that is killed at any operation on a file costs the next one nothing"
killed_everywhere ""

test_that "so does a later run"
killed_everywhere half

test_that "so does a run that is killed at any time"
for i in $(seq 1 "${INKAN_CRASH_RANDOM:-4}"); do
  new_disk "$([ $((i % 2)) = 0 ] || echo half)"
  delay=$(printf '%04d' $((RANDOM % (milliseconds + milliseconds / 4))))
  delay=${delay%???}.${delay: -3}
  trial="killed after $delay s"
  TMPDIR=$DISK/tmp timeout -s KILL "$delay" "$INKAN" --config c.toml mirror >out 2>err
  has_no_damage
  next_run_makes_whole
  tried=$((tried + 1))
done
echo "killed $tried times"
