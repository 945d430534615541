# What `export` writes, read back by programs that are not ours.
. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
inkan 3 mirror
{
  printf 'From announce@example.org Thu Apr 15 12:50:35 2004\nMessage-ID: <one@example.org>\nFrom: a@example.org\nDate: Thu, 15 Apr 2004 12:50:35 +0900\n\n'
  cat "$SOURCE/config/demo/site/pr/2004/pr040002.txt"
} >mbox
inkan 0 ingest mbox
views=$(sqlite3 "$ARCHIVE" "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('blobs', 'accepted_revision',
  'current_revision', 'parsed_revision', 'latest_judgement', 'declared_day', 'signed_revision') ORDER BY name")

test_that "CSV holds every cell of every view"
inkan 0 export csv --out csv
(cd csv && sha256sum -c --quiet SHA256SUMS) || fail "the sums do not fit"
inkan 0 export jsonl --out jsonl
(cd jsonl && sha256sum -c --quiet SHA256SUMS) || fail "the sums do not fit"
cat >compare.py <<'PY'
import csv, json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.text_factory = lambda b: b.decode("utf-8", "replace")
for view in sys.argv[2:]:
    rows = db.execute(f"SELECT * FROM {view}")
    names = [d[0] for d in rows.description]
    rows = sorted(rows.fetchall(), key=repr)
    # NULL and empty text are one in CSV.
    text = sorted((["" if c is None else str(c) for c in row] for row in rows), key=repr)
    with open(f"csv/{view}.csv", newline="", encoding="utf-8") as file:
        head, *read = list(csv.reader(file))
    assert head == names, (view, head)
    assert sorted(read, key=repr) == text, view
    with open(f"jsonl/{view}.jsonl", encoding="utf-8") as file:
        objects = [json.loads(line) for line in file]
    assert all(list(o) == names for o in objects), view
    assert sorted((tuple(o.values()) for o in objects), key=repr) == rows, view
PY
# shellcheck disable=SC2086  # a list of names
python3 compare.py "$ARCHIVE" $views >out 2>&1 || fail "a view differs"
[ "$(ls csv | wc -l)" = $(($(wc -w <<<"$views") + 1)) ] || fail "there are other files"

test_that "CSV is read by sqlite3 and by sqlite-utils"
sqlite3 :memory: ".import --csv csv/incident_counts.csv c" "SELECT sum(count) FROM c" >out
[ "$(cat out)" = "$(sqlite3 "$ARCHIVE" "SELECT sum(count) FROM incident_counts")" ] || fail "the sum is another"
if command -v sqlite-utils >/dev/null; then
  sqlite-utils insert back.db facts jsonl/facts.jsonl --nl >out 2>&1 || fail "sqlite-utils refuses"
  [ "$(sqlite-utils rows back.db facts --nl | jq -s 'map({line, value}) | sort' | sha256sum)" = \
    "$(jq -s 'map({line, value}) | sort' jsonl/facts.jsonl | sha256sum)" ] || fail "sqlite-utils reads other facts"
fi

test_that "the same archive gives the same bytes"
for form in csv jsonl tree; do
  inkan 0 export $form --out $form-1
  inkan 0 export $form --out $form-2
  diff -r $form-1 $form-2 >out || fail "$form differs"
done
for form in warc datasette; do
  inkan 0 export $form --out $form-1
  inkan 0 export $form --out $form-2
  cmp $form-1 $form-2 || fail "$form differs"
done

test_that "nothing that is there is overwritten"
echo mine >foreign && mkdir folder && echo mine >folder/file
for form in csv jsonl tree; do
  inkan 2 export $form --out folder
  err_has "is there already"
  inkan 2 export $form --out foreign
done
for form in warc datasette; do
  inkan 2 export $form --out foreign
  err_has "is there already"
  inkan 2 export $form --out folder
done
[ "$(cat foreign folder/file)" = "mine
mine" ] || fail "it was"
inkan 1 export csv --out nowhere/csv
inkan 2 export pdf --out x
inkan 2 export csv
mkdir empty && inkan 0 export csv --out empty/

test_that "an export that cannot be finished leaves nothing"
cp "$ARCHIVE" large.db
sqlite3 large.db "UPDATE blob_bytes SET bytes = randomblob(100000)"
(ulimit -f 50 && trap '' XFSZ && "$INKAN" --archive large.db export tree --out cut >out 2>err)
[ $? = 1 ] || fail "it did not end with 1"
err_has "cannot be written"
[ ! -e cut ] && [ -z "$(find . -maxdepth 1 -name '.*.new-*')" ] || fail "something is left"

test_that "the tree is checked by sha256sum and gpg1 without inkan"
inkan 0 export tree --out tree
(cd tree && sha256sum -c --quiet SHA256SUMS) || fail "the sums do not fit"
[ "$(find tree -type f | wc -l)" = $(($(wc -l <tree/SHA256SUMS) + 1)) ] || fail "a file has no sum"
mkdir -m 700 gpg
cat tree/demo/keys/*.pgp >gpg/pubring.gpg
accepted=$(python3 -c 'import csv; print("\n".join(r["path"] for r in csv.DictReader(open("tree/files.csv")) if r["accepted"] == "1"))')
[ "$(wc -l <<<"$accepted")" = 3 ] || fail "three files should be accepted: $accepted"
for file in $accepted; do
  gpg1 --homedir gpg --trust-model always --allow-weak-digest-algos --allow-non-selfsigned-uid --ignore-time-conflict --verify "tree/$file" 2>err || fail "gpg1 refuses $file"
done
find tree/demo/refused -name pr040099.txt | grep -q . || fail "what was refused is not there"
cmp tree/demo/mail/*.eml <(tail -n +2 mbox) || fail "the mail is another"
python3 - <<'PY' || fail "verdicts.csv is another"
import csv, sqlite3
db = sqlite3.connect("demo.db")
rows = [["" if c is None else str(c) for c in r] for r in db.execute("SELECT * FROM verdicts")]
assert sorted(rows) == sorted(list(csv.reader(open("tree/verdicts.csv", newline="")))[1:])
PY

test_that "inkan mirrors the tree and accepts the same texts under the same names"
mkdir replica
cat >replica/inkan.toml <<CONFIG
archive = "replica.db"
[[source]]
name = "demo"
profile = "jpcert"
keys = ["$(echo "$WORK"/tree/demo/keys/*.pgp)"]
index = ["$WORK/tree/demo/index.html"]
match = '/demo/(files|older)/'
CONFIG
run 0 --config replica/inkan.toml mirror -q
texts="SELECT group_concat(name || number || revision || text_sha256) FROM (SELECT * FROM revisions ORDER BY name, revision)"
[ "$(sqlite3 replica/replica.db "$texts")" = "$(sqlite3 "$ARCHIVE" "$texts")" ] || fail "other texts"

test_that "older bytes of a URL and hostile URLs are kept in places of their own"
cp "$ARCHIVE" hostile.db
sqlite3 hostile.db "INSERT INTO blob (sha256, first_seen) VALUES ('$(printf 'old' | sha256sum | cut -d' ' -f1)', '2020-01-01T00:00:00Z'); INSERT INTO blob_bytes SELECT max(id), CAST('old' AS BLOB) FROM blob"
add() { sqlite3 hostile.db "INSERT INTO exchange (source_id, kind, url, at, blob_id, last_checked) SELECT 1, 'document', '$1', '2020-01-01T00:00:00Z', blob_id, '2020-01-01T00:00:00Z' FROM ${2:-exchange WHERE url LIKE '%pr040002.txt'} LIMIT 1"; }
add 'http://h.example/../../../../etc/passwd'
add 'http://h.example/%2e%2e/%2e%2e/x;rm -rf ~/.txt'
add 'http://h.example/a'
add 'http://h.example/a/b'
add 'http://h.example/-rf?q=1"<script>'
add "http://h.example/$(head -c 400 /dev/zero | tr '\0' x).txt"
add 'http://h.example/a' "blob_bytes WHERE bytes = CAST('old' AS BLOB)"
run 0 --archive hostile.db export tree --out hostile
(cd hostile && sha256sum -c --quiet SHA256SUMS) || fail "the sums do not fit"
[ -z "$(find hostile -name '-*' -o -name '.*' ! -path hostile)" ] || fail "hostile names"
[ -z "$(find hostile | LC_ALL=C grep -v '^[A-Za-z0-9._~:+,=@%/-]*$')" ] || fail "hostile characters"
grep -q '<script>' hostile/demo/index.html && fail "hostile text in the page"
[ "$(find hostile -name a -type f | wc -l)" -ge 1 ] || fail "a place that was taken twice is lost"
[ "$(tail -n +2 hostile/files.csv | wc -l)" = "$(sqlite3 hostile.db "SELECT count(DISTINCT url || sha256) FROM exchanges WHERE kind = 'document'")" ] || fail "a file is lost"

test_that "Datasette metadata names what is there and its questions run"
inkan 0 export datasette --out metadata.json
python3 - $views <<'PY' >out 2>&1 || fail "it does not fit"
import json, sqlite3, sys
db = sqlite3.connect("demo.db")
meta = json.load(open("metadata.json"))["databases"]["demo"]
for view in sys.argv[1:]:
    table = meta["tables"][view]
    assert table["description"] and "hidden" not in table, view
    columns = [r[0] for r in db.execute("SELECT name FROM pragma_table_info(?)", (view,))]
    assert columns and all(table["columns"].get(c) for c in columns), view
    assert set(table.get("units", {})) <= set(columns), view
assert meta["tables"]["exchanges"]["units"]["bytes"] == "B"
for name, query in meta["queries"].items():
    assert query["title"]
    db.execute(query["sql"]).fetchall()
assert len(meta["queries"]) >= 8
print(db.execute(meta["queries"]["reports-per-quarter"]["sql"]).fetchall())
PY
out_has 644

test_that "the WARC file has the form of its standard"
inkan 0 export warc --out a.warc
inkan 0 export warc --out a.warc.gz
zcat a.warc.gz | cmp - a.warc || fail "the compressed one holds other records"
[ "$(head -c 8 a.warc)" = WARC/1.1 ] || fail "another version"
! grep -qa '^WARC-Type: response' a.warc || fail "a response without the headers that were received"
