# Freshness and findings, as an operator meets them.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
field() { jq -r ".[0].$1" out; }
document() { printf 'JPCERT-AT-2004-0001\n\n  模造の注意喚起です。\n' | signed "$1" "$2"; }

test_that "without an archive there is nothing to tell"
inkan 1 status
err_is_one_line
inkan 1 findings
inkan 1 findings ack 1
[ ! -e "$ARCHIVE" ] || fail "an archive was made"

test_that "a source that was mirrored is told with its documents"
document a.txt 2004-04-15T03:50:35Z
echo 'nobody signed this' >site/b.txt
inkan 3 mirror -q
inkan 0 status --format json
[ "$(field state)" = findings ] || fail "state $(field state)"
[ "$(field documents)$(field quarantined)$(field findings)$(field failed)" = 1110 ] || fail "other counts"
[ "$(field max_age)" = null ] || fail "a max_age that nobody set"
sql "SELECT max(ended) FROM runs" "$(field last_success)"
sql "SELECT max(first_seen) FROM revisions" "$(field last_change)"

test_that "an acknowledged finding is shown and counts no more"
inkan 0 findings --format json
id=$(field id)
inkan 2 findings ack "$id" 99
err_has "no finding 99"
sql "SELECT count(*) FROM findings WHERE acknowledged IS NOT NULL" 0
inkan 0 findings ack "$id"
inkan 0 ledger verify
out_has "holds"
inkan 0 mirror
inkan 0 findings list --kind not-accepted --format json
[ "$(field acknowledged)" != null ] || fail "it is not acknowledged any more"
inkan 0 status --format json
[ "$(field state)$(field findings)$(field acknowledged)" = ok01 ] || fail "it counts still"
inkan 2 findings --kind nonsense
inkan 2 findings --source nonsense
inkan 2 findings ack "$id" --kind not-accepted

test_that "a finding that is over is closed and is not listed"
rm site/b.txt
printf 'JPCERT-AT-2004-0002\n\n  模造の注意喚起です。\n' | signed b.txt 2004-04-16T03:50:35Z
inkan 0 mirror -q
inkan 0 findings --format json
[ "$(jq length out)" = 0 ] || fail "it is open still"
inkan 0 findings --all --format json
[ "$(jq length out)" = 1 ] || fail "it is forgotten"
inkan 2 findings ack "$id"
err_has "is closed"

test_that "what cannot be fetched is listed with its last try"
sleep 1.1  # of two runs in one second neither counts as a success where one has failed
mv site away
inkan 3 mirror -q
inkan 0 status
out_has "index-failed"
inkan 0 status --failed --format json
[ "$(field kind)" = index-failed ] || fail "kind $(field kind)"
[ "$(field last_good)" != null ] || fail "when it last went well is not told"

test_that "a source that has not succeeded for longer than its max_age is stale"
echo 'max_age = "3d"' >>c.toml
inkan 0 status
sqlite3 "$ARCHIVE" "UPDATE run SET ended = '2020-01-01T00:00:00Z'"
inkan 3 status --format json
[ "$(field state)$(field max_age)" = stale72h ] || fail "it is called $(field state)"
mv away site
inkan 0 mirror -q
inkan 0 status --format json
[ "$(field state)" = ok ] || fail "it is called $(field state)"

test_that "a source that was never mirrored is stale when it may not be old"
{ cat c.toml; sed -n '/^\[\[source/,$p' c.toml | sed 's/"demo"/"other"/'; } >two.toml
run 3 --config two.toml status --format json
[ "$(jq -r '.[1].state' out)" = stale ] || fail "it is not called stale"
grep -v max_age two.toml >three.toml
run 0 --config three.toml status --format json
[ "$(jq -r '.[1].state' out)" = never ] || fail "it is not called never"

test_that "a text in a finding does nothing to a terminal"
sqlite3 "$ARCHIVE" "INSERT INTO finding (source_id, kind, subject, hash, detail, first_seen, last_seen) VALUES (1, 'fetch-failed', 'http://x/' || char(27) || '[2J', '', char(7), '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')"
inkan 0 findings
grep -q "$(printf '\033')" out && fail "an escape came through"
inkan 0 status
grep -q "$(printf '\033')" out && fail "an escape came through"

test_that "the room that the archive takes is told in a sentence and as numbers"
inkan 0 status
out_has "space "
inkan 0 status --space --format json
[ "$(field archive_bytes)" -ge 100000 ] || fail "archive_bytes $(field archive_bytes)"
[ "$(field free_bytes)" -gt 0 ] || fail "free_bytes $(field free_bytes)"
[ "$(field growth_per_day)$(field days_left)" = nullnull ] || fail "a forecast of a day"

test_that "a second writer leaves at once"
exec 9>"$ARCHIVE.lock"
flock 9
inkan 75 findings ack 2
inkan 0 findings
nothing_left_running
