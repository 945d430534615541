. "$(dirname "$0")/lib.sh"
# Damaged copies of the demo's documents.
DEMO=$SOURCE/config/demo
GOOD=$DEMO/site/pr/2004/pr040002.txt
ARCHIVE=$WORK/a.db
cat >c.toml <<END
[[source]]
name = "demo"
profile = "jpcert"
keys = ["$DEMO/keys/demo.asc"]
END
inkan() { run "$1" --config c.toml --archive "$ARCHIVE" "${@:2}"; }

test_that "a damaged copy is accepted with its caveat and with what was undone"
mkdir copies
{ echo '<html><body><pre>'
  iconv -f ISO-2022-JP -t UTF-8 "$GOOD" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
  echo '</pre></body></html>'; } >copies/page.html
inkan 0 ingest copies/page.html
sql "SELECT number, outcome, caveats LIKE '%recovered%' FROM documents" "JPCERT-PR-2004-0002|good|1"
sql "SELECT outcome, accepted, recovered_by FROM verdicts" "good|1|html+transcoded:utf-8-to-iso-2022-jp"
sql "SELECT count(*) > 0 FROM incident_counts" 1
inkan 0 list
out_has JPCERT-PR-2004-0002

test_that "the bytes stay as they came and the text is the signed one"
inkan 0 show JPCERT-PR-2004-0002 --raw
cmp -s out copies/page.html || fail "the bytes are others than those that came"
inkan 0 show JPCERT-PR-2004-0002 --text
mv out recovered.txt
run 0 --config c.toml verify --print-text "$GOOD"
iconv -f ISO-2022-JP -t UTF-8 out >expected.txt && echo >>expected.txt
cmp -s recovered.txt expected.txt || fail "the text is another: $(diff recovered.txt expected.txt | head -3)"
inkan 0 show JPCERT-PR-2004-0002
out_has "html+transcoded:utf-8-to-iso-2022-jp"

test_that "a further copy of the same text is another place and no revision"
sed 's/^/> /' "$GOOD" >copies/quoted.txt
inkan 0 ingest copies/quoted.txt
inkan 0 ingest "$GOOD"
sql "SELECT revisions FROM documents" 1
sql "SELECT group_concat(coalesce(recovered_by, '-'), ' ') FROM verdicts" \
  "html+transcoded:utf-8-to-iso-2022-jp mail-quote -"
sql "SELECT count(*) FROM quarantine" 0

test_that "a tampered text stays out under every damage"
sed 's/644/640/; s/^/> /' "$GOOD" >copies/tampered.txt
sed 's/644/640/; s/$/\t/' "$GOOD" >copies/tampered-tabs.txt
inkan 3 ingest copies/tampered.txt copies/tampered-tabs.txt
sql "SELECT count(*) FROM quarantine" 2
sql "SELECT count(*) FROM verdicts WHERE NOT accepted AND recovered_by IS NULL" 2

test_that "text beside the message of a page stays a reason"
{ echo '<h1>Reports: 0</h1>'; cat copies/page.html; } >copies/headed.html
inkan 3 ingest copies/headed.html
sql "SELECT outcome, reasons FROM quarantine WHERE url LIKE '%headed%'" "good|text-outside"

test_that "inspect says what was undone and what is wrong"
run 0 inspect --keys "$DEMO/keys/demo.asc" copies/quoted.txt
out_has "its lines were quoted as in a reply (mail-quote)"
run 3 inspect --keys "$DEMO/keys/demo.asc" copies/tampered.txt
out_has "none gives a text that verifies"
run 3 inspect --keys "$DEMO/keys/demo.asc" "$DEMO/site/pr/2004/pr040099.txt"
out_has "the text is not the one that was signed"
run 0 --format jsonl verify --keys "$DEMO/keys/demo.asc" copies/quoted.txt
out_has '"recovered_by":"mail-quote"'
nothing_left_running
