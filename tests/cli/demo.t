. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }

test_that "the first mirror of the demo accepts two documents and quarantines one"
inkan 3 mirror
out_has demo
sql "SELECT count(*) FROM documents" 2
sql "SELECT outcome, reasons FROM quarantine" "bad|bad-signature"
err_has "not-accepted"

test_that "the second mirror has nothing to say"
inkan 0 mirror
out_is_empty
err_is_empty
sql "SELECT count(*) FROM exchanges" 4
sql "SELECT unchanged, fetched, exit FROM runs WHERE id = 2" "3|0|0"

test_that "the counts of the quarter are read back with the line that each stands on"
sql "SELECT count FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002' AND dimension = 'total'" 644
sql "SELECT count FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002' AND dimension = 'source_tld' AND key = 'au'" 237
sql "SELECT count, footnotes FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002' AND dimension = 'port' AND key = '135'" "327|*1"
sql "SELECT count(*) FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002' AND dimension = 'port'" 25
sql "SELECT count(*) FROM citations WHERE number = 'JPCERT-PR-2004-0002'" 42
inkan 0 show JPCERT-PR-2004-0002 --text
cp out text
for row in $(sqlite3 -separator : "$ARCHIVE" "SELECT line, count FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002'"); do
  sed -n "${row%%:*}p" text | grep -q "${row##*:}" || fail "line ${row%%:*} does not hold ${row##*:}"
done

test_that "the lists of the overview are read back with the line that each entry stands on"
sql "SELECT count(*) FROM intruder_actions WHERE number = 'JPCERT-PR-2004-0002' AND type = 'intrusion'" 5
sql "SELECT published_on FROM publications WHERE number = 'JPCERT-PR-2004-0002' AND key = 'alert'" 2004-02-16
sql "SELECT group_concat(marker, '') FROM sections WHERE number = 'JPCERT-PR-2004-0002' AND kind = 'event'" "I.II.III."
sql "SELECT count(*) FROM sections WHERE number = 'JPCERT-PR-2004-0002' AND kind = 'activity'" 5
sqlite3 -separator "$(printf '\t')" "$ARCHIVE" "SELECT line, substr(text, 1, 6) FROM intruder_actions WHERE number = 'JPCERT-PR-2004-0002'
  UNION ALL SELECT line, title FROM sections WHERE number = 'JPCERT-PR-2004-0002'
  UNION ALL SELECT line, published_on FROM publications WHERE number = 'JPCERT-PR-2004-0002'" >claims
while IFS="$(printf '\t')" read -r line words; do
  sed -n "${line}p" text | grep -qF -- "$words" || fail "line $line does not hold $words"
done <claims

test_that "what does not add up is told and not corrected"
sql "SELECT difference FROM count_checks WHERE number = 'JPCERT-PR-2004-0002' ORDER BY dimension" "-8
4"
sql "SELECT scan, types_sum, types_minus_total FROM quarters WHERE period_start = '2004-01-01'" "591|648|4"
sql "SELECT gloss FROM incident_counts WHERE number = 'JPCERT-PR-2004-0002' AND key = 'scan'" "probe or scan"

test_that "the commands that look at the archive show it"
inkan 0 list
out_has JPCERT-PR-2004-0004
inkan 0 counts --by port --from 2004-01-01 --to 2004-03-31
out_has 6129
inkan 0 counts --format csv
out_has "2004-01-01,2004-03-31,reports,644"
inkan 0 query "SELECT count FROM incident_counts WHERE key = 'reports' ORDER BY period_start" --format jsonl
out_has '{"count":644}'
inkan 0 show JPCERT-PR-2004-0002
out_has "netbios-ssn"
inkan 0 show pr040002 --raw
cmp -s out "$SOURCE/config/demo/site/pr/2004/pr040002.txt" || fail "the raw bytes are others"
inkan 1 show JPCERT-PR-1999-0001
err_has "no such document"
inkan 1 show JPCERT-PR-2004-0002 --revision 7
inkan 0 keys list
out_has trusted
inkan 0 keys show "$(sqlite3 "$ARCHIVE" 'SELECT key_id FROM trusted_key')"
out_has "packet sha256"
inkan 0 config check
grep -qE "^cage +(whole|lacks)" out || fail "nothing is said of the cage"
out_has "engines=gpgme"

test_that "an archive in a folder that cannot be written is readable"
[ "$(id -u)" = 0 ] || chmod a-w "$WORK"
inkan 0 list
[ "$(id -u)" = 0 ] || chmod u+w "$WORK"

test_that "a query cannot change the archive"
inkan 2 query "DELETE FROM blob"
err_is_one_line
inkan 2 query "ATTACH '$WORK/x.db' AS x"
[ ! -e "$WORK/x.db" ] || fail "a file was made"

test_that "a dry run says what would be asked for and stores nothing"
rm -f "$ARCHIVE"
inkan 0 mirror --dry-run
out_has pr040002.txt
[ ! -e "$ARCHIVE" ] || fail "an archive was made"

nothing_left_running
