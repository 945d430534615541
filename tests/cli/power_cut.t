. "$(dirname "$0")/lib.sh"
FEW=3
. "$(dirname "$0")/crash.sh"
make_whole

test_that "after a power cut the file is whole and nobody has been told of a ledger that is not there"
# After a run that was killed: cuts the power (seed 0: nothing survives but what was synced), and looks.
cut_power() {
  "$POWER_CUT" "$DISK" shadow "$1" || fail "$trial: no power cut"
  rm -rf "$DISK"/tmp && mkdir "$DISK/tmp"
  has_no_damage
  next_run_makes_whole
}
tried=0
for start in "" half; do
  new_disk "$start"
  count_operations
  for at in $(instants); do
    seed=$((at % 3 * (1 + RANDOM)))  # each third time nothing survives but what was synced
    trial="power cut (seed $seed) at operation $at of $operations"
    new_disk "$start"
    with_fault INKAN_FAULT=kill INKAN_FAULT_AT="$at" INKAN_FAULT_SHADOW="$WORK/shadow" -- "${RUN[@]}"
    was_killed || continue
    cut_power "$seed"
    tried=$((tried + 1))
  done
done
echo "cut $tried times"

# The one instant between what others are told and what follows: its number differs from run to run.
test_that "a checkpoint tells of nothing that a power cut right after it takes away"
trial="power cut after the checkpoint"
new_disk ""
with_fault INKAN_FAULT_AFTER=.checkpoint INKAN_FAULT_SHADOW="$WORK/shadow" -- "${RUN[@]}"
[ "$code" = 137 ] || fail "the run was not killed: $code"
sleep 1  # the clock has to go on between runs
cut_power 0
