# What other programs get: metrics, log lines, backups.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
printf 'JPCERT-AT-2004-0001\n\n  模造の注意喚起です。\n' | signed a.txt 2004-04-15T03:50:35Z
echo 'nobody signed this' >site/b.txt
metric() { sed -n "s/^inkan_source_$1{source=\"demo\"} //p" inkan.prom; }

test_that "a run writes metrics whatever became of it"
inkan 3 mirror -q --metrics inkan.prom
[ "$(metric documents)$(metric quarantined)$(metric findings_open)$(metric failed)" = 1110 ] || fail "$(cat inkan.prom)"
[ "$(metric last_run_exit_code)" = 3 ] || fail "another exit code"
[ "$(metric last_success_timestamp_seconds)" = "$(sqlite3 "$ARCHIVE" "SELECT strftime('%s', max(ended)) FROM runs")" ] || fail "another time"
[ "$(grep -c max_age inkan.prom)" = 0 ] || fail "a bound that nobody set"
inkan 0 status --metrics status.prom
sed -i /^inkan_archive_free/d status.prom inkan.prom  # others write to the disk too
cmp -s status.prom inkan.prom || fail "status writes others: $(diff status.prom inkan.prom)"
mv site away
inkan 3 mirror -q --metrics inkan.prom
[ "$(metric failed)" = 1 ] || fail "nothing failed"
mv away site
[ "$(ls inkan.prom*)" = inkan.prom ] || fail "left beside it: $(ls inkan.prom*)"

test_that "metrics that cannot be written are an error"
inkan 1 status --metrics no/such/folder.prom
err_has "no/such/folder.prom"
inkan 1 mirror -q --metrics no/such/folder.prom
inkan 2 mirror --dry-run --metrics x.prom

test_that "a name cannot break out of its label"
cp "$ARCHIVE" evil.db
sqlite3 evil.db "UPDATE source SET name = 'x\"} 1' || char(10) || 'up{a=\"\\'"
run 0 --archive evil.db status --metrics evil.prom -q
grep -q '^up' evil.prom && fail "a line was made up"
grep -qF 'inkan_source_documents{source="x\"} 1\nup{a=\"\\"} 1' evil.prom || fail "$(cat evil.prom)"

test_that "log lines are JSON on request whatever a document says"
printf 'x' >"site/c\".txt"
rm -f "$ARCHIVE"*
run 3 --config c.toml --log-format json -v mirror
jq -es 'length > 1 and all(has("time") and has("level") and has("message"))' err >/dev/null || fail "not all lines are JSON"
jq -r .message err | grep -q 'not-accepted' || fail "no finding is told"
[ "$(jq -r .level err | sort -u | tr '\n' ' ')" = "debug warning " ] || fail "levels: $(jq -r .level err | sort -u)"
run 2 --config c.toml --log-format json nonsense
jq -e '.level == "error"' err >/dev/null || fail "an error of usage is not JSON"
run 2 --log-format xml list

test_that "a backup is restored to an archive that goes on"
inkan 0 backup copy.db
out_has copy.db
[ "$(sqlite3 copy.db 'PRAGMA integrity_check')" = ok ] || fail "the copy is damaged"
inkan 2 backup copy.db
err_has "is there already"
inkan 1 backup no/such/folder.db
[ -z "$(ls | grep 'copy.db.')" ] || fail "left beside it: $(ls copy.db*)"
cp "$ARCHIVE.ledger-key" copy.db.ledger-key
run 0 --config c.toml --archive copy.db ledger verify
printf 'JPCERT-AT-2004-0002\n\n  模造の注意喚起です。\n' | signed d.txt 2004-04-16T03:50:35Z
run 0 --config c.toml --archive copy.db mirror -q
[ "$(sqlite3 copy.db 'SELECT count(*) FROM documents')" = 2 ] || fail "the restored archive did not go on"
run 0 --config c.toml --archive copy.db ledger verify
sql "SELECT count(*) FROM documents" 1
nothing_left_running
