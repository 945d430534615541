# docs/archive-format.md tells all that an archive has, and what it says to run can be run.
. "$(dirname "$0")/lib.sh"
GUIDE=$SOURCE/docs/archive-format.md
ARCHIVE=$WORK/demo.db
run 3 --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" mirror

test_that "every table and view has a section and every column a row in it"
sqlite3 "$ARCHIVE" "SELECT m.name || ' ' || t.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS t
  WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'text_index_%' ORDER BY 1" >columns
[ "$(wc -l <columns)" -gt 300 ] || fail "too few columns are there"
# "TABLE COLUMN" for each row of the guide; columns of many views are in each view's section, too.
awk '/^### /{ table = $0; gsub(/^### |`/, "", table) } /^\| `/{ split($0, part, "`"); print table " " part[2] }' "$GUIDE" >described
views=$(sqlite3 "$ARCHIVE" "SELECT name FROM sqlite_schema WHERE type = 'view'")
while read -r table column; do
  grep -qxF "$table $column" described && continue
  { grep -qxF "$table" <<<"$views" && grep -qxF "Columns of many views $column" described; } || fail "the guide lacks $table.$column"
  grep -q "^### \`$table\`" "$GUIDE" || fail "the guide has no section $table"
done <columns
for table in text_index_data text_index_idx text_index_docsize text_index_config; do
  grep -q "\`$table\`" "$GUIDE" || fail "the guide lacks $table"
done

test_that "the guide describes nothing that is not there"
grep -v '^Columns of many views ' described | while read -r table column; do
  grep -qxF "$table $column" columns || { echo "$table.$column"; exit 1; }
done >out || fail "the guide has columns that the archive has not"

test_that "every SQL of the guide runs"
awk '/^```sql/{ on = 1; next } /^```/{ if (on) print "SELECT '\'--\'';"; on = 0 } on' "$GUIDE" >all.sql
[ "$(grep -c "'--'" all.sql)" -ge 10 ] || fail "too few examples"
sqlite3 -bail -readonly "$ARCHIVE" <all.sql >out 2>err || fail "an example does not run"
err_is_empty
[ "$(head -3 out | tr '\n' ' ')" = "1229867854 $(grep -o 'user_version = [0-9]*' "$SOURCE/schema.sql" | grep -o '[0-9]*$') ok " ] ||
  fail "the header is another one"

test_that "every command of the guide runs and what they check holds"
for tool in xxd gpg1; do command -v $tool >/dev/null || skip "$tool is not there"; done
{ echo 'set -e -o pipefail'; awk '/^```sh/{ on = 1; next } /^```/{ on = 0 } on' "$GUIDE"; } >commands
[ "$(wc -l <commands)" -gt 15 ] || fail "too few commands"
for number in JPCERT-PR-2004-0002 JPCERT-PR-2004-0004; do
  archive=$ARCHIVE number=$number bash commands >out 2>err || fail "a command of the guide fails for $number"
  out_has "received.bin: OK"
  err_has "Good signature"
done
out_has 'key|1'

test_that "they tell a body that was changed"
cp "$ARCHIVE" changed.db
sqlite3 changed.db "UPDATE blob_bytes SET bytes = CAST(replace(CAST(bytes AS TEXT), '644', '645') AS BLOB)"
archive=changed.db number=JPCERT-PR-2004-0002 bash commands >out 2>err && fail "nothing is told"
:
