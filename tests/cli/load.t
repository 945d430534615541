# A long run, and readers all the while. $INKAN_LOAD_DOCUMENTS is how many documents (150 without it).
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
documents=${INKAN_LOAD_DOCUMENTS:-150}
RUN_TIMEOUT=3600
for i in $(seq 1 "$documents"); do
  number=$(printf 'JPCERT-AT-%d-%04d' $((2001 + i / 5000)) $((i % 5000)))
  printf '%s\n\n  模造の注意喚起です。%s\n' "$number" "$i" | signed "at$i.txt" 2004-04-15T03:50:35Z
done

reader() {
  local before=0 now reads=0
  while [ ! -e stop ]; do
    if [ -e "$ARCHIVE" ]; then
      now=$("$INKAN" --config c.toml --format csv query --timeout 0 "$1" 2>"reader$2.err" | tail -1 | tr -d '\r')
      [ ! -s "reader$2.err" ] || { echo "$(cat "reader$2.err")" >>"reader$2.failed"; return; }
      [ "$now" -ge "$before" ] || echo "first $before, then $now" >>"reader$2.failed"
      before=$now
      reads=$((reads + 1))
    fi
  done
  echo "$reads" >"reader$2.reads"
}

test_that "readers meet no lock and never fewer documents than before while a run writes"
# The second one keeps each of its snapshots for long, which holds up checkpoints.
reader "SELECT count(*) FROM revisions" 1 &
reader "SELECT (SELECT count(*) FROM revisions) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n)" 2 &
inkan 0 mirror
out_has "$documents"
touch stop
wait
for r in 1 2; do
  [ ! -e reader$r.failed ] || fail "reader $r: $(head -3 reader$r.failed)"
  [ "$(cat reader$r.reads)" -gt 0 ] || fail "reader $r has read nothing"
done
echo "  $documents documents, $(cat reader1.reads) and $(cat reader2.reads) reads"

test_that "nothing that was written is lost"
sql "SELECT count(*), sum(accepted) FROM runs JOIN (SELECT 1) WHERE accepted = $documents" "1|$documents"
sql "SELECT count(*) FROM documents" "$documents"
sql "SELECT count(*) FROM exchanges WHERE kind = 'document' AND error IS NULL" "$documents"
inkan 0 fsck

test_that "a statement without end is ended and says how to give it longer"
inkan 1 query --timeout 1 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
err_is_one_line
err_has "--timeout"

test_that "of several runs at once on a new archive each does its work or leaves with 75"
rm -f "$ARCHIVE"*
for r in 1 2 3 4; do
  { "$INKAN" -q --config c.toml mirror >/dev/null 2>"run$r.err"; echo $? >"run$r"; } &
done
wait
grep -qx 0 run1 run2 run3 run4 || fail "no run did its work: $(cat run?)"
grep -LxE "0|3|75" run1 run2 run3 run4 >odd
[ ! -s odd ] || fail "$(cat $(cat odd))"
sql "SELECT count(*) FROM documents" "$documents"
inkan 0 fsck
nothing_left_running
