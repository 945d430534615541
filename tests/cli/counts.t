. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
csv() { inkan 0 counts --format csv "$@"; tr -d '\r' <out >rows; }
rows_have() { grep -qxF -- "$1" rows || { cp rows out; fail "no row: $1"; }; }

overview JPCERT-PR-2003-0001 2003年1月1日 2003年3月31日 "135 (epmap) 30;80 (http) 20;21 (ftp) 7" "scan|50;intrusion|5" 2003-04-10 |
  signed pr030001.txt 2003-04-10T03:00:00Z
overview JPCERT-PR-2003-0002 2003年4月1日 2003年6月30日 "135 (epmap) 40;445 (microsoft-ds) 90" "scan|60;intrusion|6;phishing|3" 2003-07-10 |
  signed pr030002.txt 2003-07-10T03:00:00Z
overview JPCERT-PR-2004-0001 2004年1月1日 2004年3月31日 "135 (rpc) 50" "scan|70;phishing|9" 2004-04-10 |
  signed pr040001.txt 2004-04-10T03:00:00Z
inkan 0 mirror -q

test_that "a quarter without an overview is a row without a count"
csv
rows_have "2003-07-01,2003-09-30,reports,,,,,,,demo,,total,no overview in the archive"
rows_have "2003-10-01,2003-12-31,reports,,,,,,,demo,,total,no overview in the archive"
[ "$(wc -l <rows)" = 6 ] || fail "not three overviews and two gaps"

test_that "the long form has every count with its line and its document"
grep -q '^2003-01-01,2003-03-31,reports,100,,,JPCERT-PR-2003-0001,1,12,demo,pr030001,total,$' rows || fail "$(cat rows)"

test_that "a key that begins or ceases to be listed is noted"
csv --by type
grep -q '^2003-04-01,.*,phishing,3,.*,first listed here$' rows || fail "$(cat rows)"
grep -q '^2004-01-01,.*,intrusion,,.*,no longer listed after a gap$' rows || fail "$(cat rows)"
grep -q '^2003-01-01,.*listed' rows && fail "the first overview has nothing before it"

test_that "a label that changes is noted"
csv --by port
grep -q '^2004-01-01,.*,135,50,rpc,.*,label was epmap$' rows || fail "$(cat rows)"

test_that "the highest keys are chosen by their sum over the periods"
csv --by port --top 2
[ "$(cut -d, -f3 rows | sort -u | tr '\n' ' ')" = "135 445 key " ] || fail "$(cat rows)"
csv --by port --top 1 --to 2003-03-31
[ "$(tail -n +2 rows | wc -l)" = 1 ] || fail "$(cat rows)"

test_that "the table is a pivot with gaps blank and keys that are not listed as dashes"
inkan 0 counts --by type
grep -qE '^period_start +period_end +scan +intrusion +phishing +number +note$' out || fail "no pivot"
grep -qE '^2003-01-01 +2003-03-31 +50 +5 +- +JPCERT-PR-2003-0001$' out || fail "no dash"
grep -qE '^2003-07-01 +2003-09-30 +no overview in the archive$' out || fail "no gap"
grep -qE 'intrusion: no longer listed after a gap$' out || fail "no note"

test_that "an overview that lists nothing in a dimension is a row all the same"
csv --by source-tld
rows_have "2003-01-01,2003-03-31,,,,,JPCERT-PR-2003-0001,1,,demo,pr030001,source_tld,not listed"

test_that "two documents of one period are both shown"
overview JPCERT-PR-2003-0009 2003年4月1日 2003年6月30日 "135 (epmap) 41" "scan|61" 2003-07-11 |
  signed pr030009.txt 2003-07-11T03:00:00Z
inkan 0 mirror -q
csv
grep -q 'JPCERT-PR-2003-0002,.*same period as JPCERT-PR-2003-0009$' rows || fail "$(cat rows)"
grep -q 'JPCERT-PR-2003-0009,.*same period as JPCERT-PR-2003-0002$' rows || fail "$(cat rows)"

test_that "a source that the archive has not is an error that names those it has"
run 2 --config c.toml counts --format csv --source other
err_has "there are: demo"
run 2 --config c.toml counts --top 0

test_that "the numbers that are missing are named with the reason"
printf 'damaged\n' >site/pr030003.txt
inkan 3 mirror -q
inkan 0 list --missing --format csv
out_has "demo,PR,2003,JPCERT-PR-2003-0003,in quarantine: file://$WORK/site/pr030003.txt"
out_has "demo,PR,2003,JPCERT-PR-2003-0004,never seen"
grep -q "JPCERT-PR-2003-0001" out && fail "one that is there is missing"
inkan 0 list --missing --series at --format csv
[ "$(wc -l <out)" = 1 ] || fail "another series"
inkan 0 list --format csv
out_has "demo,pr030001,JPCERT-PR-2003-0001,PR,2003-04-10"
nothing_left_running
