# Single documents asked for again.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
document() { printf 'JPCERT-AT-2004-0001\n\n  模造の注意喚起です。\n' | signed "$1" "$2"; }
echo 'nobody signed this' >site/a.txt
document b.txt 2004-04-15T03:50:35Z
A=file://$WORK/site/a.txt

test_that "a document that is refused still ends with findings though none is new"
inkan 3 mirror -q
inkan 3 retry "$A" --format json
[ "$(jq -r '.[0] | [.requested, .unchanged, .quarantined, .new_findings, .exit] | join(" ")' out)" = "1 1 1 0 0" ] || fail "$(cat out)"
sql "SELECT count(*) FROM runs WHERE command = 'retry' AND ended IS NOT NULL" 1
inkan 0 ledger verify

test_that "one that was repaired is accepted at once and closes its finding"
printf 'JPCERT-AT-2004-0003\n\n  模造の注意喚起です。\n' | signed a.txt 2004-04-16T03:50:35Z
inkan 0 retry "$A"
sql "SELECT count(*) FROM findings WHERE closed IS NULL" 0
sql "SELECT count(*) FROM documents" 2
inkan 0 retry "$A" --source demo
sql "SELECT count(*) FROM revisions" 2

test_that "one that cannot be had is told each time"
mv site/b.txt b.txt
inkan 3 retry "file://$WORK/site/b.txt" -q
inkan 3 retry "file://$WORK/site/b.txt" -q
inkan 0 status --failed --format json
[ "$(jq -r '.[0].url' out)" = "file://$WORK/site/b.txt" ] || fail "it is not listed"
mv b.txt site/b.txt
inkan 0 retry "file://$WORK/site/b.txt"

test_that "what can be no document of a source is not asked for"
for url in "file:///etc/passwd" "file://$WORK/site/" "http://127.0.0.1:1/a.txt" "mid:x@y#1" "nonsense"; do
  inkan 2 retry "$A" "$url"
  err_is_one_line
done
sql "SELECT count(*) FROM runs WHERE command = 'retry'" 6
inkan 2 retry "$A" --source nobody

test_that "of two sources that fit one must be named"
{ cat c.toml; sed -n '/^\[\[source/,$p' c.toml | sed 's/"demo"/"other"/'; } >two.toml
run 2 --config two.toml retry "$A"
err_has "demo and other"
run 0 --config two.toml retry "$A" --source other
nothing_left_running
