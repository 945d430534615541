# The WARC file is read back by warcio, the reader of Webrecorder; scripts/install-warc-reader brings it.
. "$(dirname "$0")/lib.sh"
READER=${WARC_READER:-$SOURCE/build/warc-reader}
command -v node >/dev/null && [ -d "$READER/node_modules/warcio" ] || skip "warcio is not installed"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
inkan 3 mirror
for id in one two; do
  printf 'From announce@example.org Thu Apr 15 12:50:35 2004\nMessage-ID: <%s@example.org>\nFrom: a@example.org\nDate: Thu, 15 Apr 2004 12:50:35 +0900\n\n' $id
  cat "$SOURCE/config/demo/site/pr/2004/pr040002.txt"
  echo
done >mbox
inkan 0 ingest mbox
inkan 0 export warc --out a.warc
inkan 0 export warc --out a.warc.gz

test_that "warcio reads the WARC file and finds the bodies and facts of the archive"
for file in a.warc a.warc.gz; do
  node "$READER/read.js" $file >records.jsonl 2>err || fail "warcio refuses $file"
  err_is_empty
  python3 - <<'PY' >out 2>&1 || fail "$file holds other facts"
import json, sqlite3
db = sqlite3.connect("demo.db")
records = [json.loads(line) for line in open("records.jsonl")]
assert all(r["version"] == "WARC/1.1" for r in records)
assert records[0]["type"] == "warcinfo"
for r in records:
    assert r["headers"]["warc-block-digest"] == "sha256:" + r["sha256"], r
    assert int(r["headers"]["content-length"]) == r["length"]
assert len({r["headers"]["warc-record-id"] for r in records}) == len(records)
# Every body that is kept for a document, and every mail, once.
wanted = {r[0] for r in db.execute("SELECT sha256 FROM blobs WHERE blob_id IN (SELECT blob_id FROM exchange UNION SELECT blob_id FROM mail)")}
bodies = [r["sha256"] for r in records if r["type"] == "resource"]
assert set(bodies) == wanted and len(bodies) == len(wanted)
# Each exchange with bytes is a resource or a revisit of one, at its URL and its time.
kept = sorted(db.execute("SELECT url, at, sha256 FROM exchanges WHERE sha256 IN (SELECT sha256 FROM blobs)"))
told = sorted((r["uri"], r["headers"]["warc-date"], r["headers"]["warc-payload-digest"][7:]) for r in records if r["type"] in ("resource", "revisit") and not r["uri"].startswith("urn:"))
assert told == kept, (told, kept)
ids = {r["headers"]["warc-record-id"] for r in records if r["type"] == "resource"}
revisits = [r for r in records if r["type"] == "revisit"]
assert revisits and all(r["headers"]["warc-refers-to"] in ids for r in revisits)
assert all(r["headers"]["warc-profile"].endswith("/1.1/revisit/identical-payload-digest") for r in revisits)
# And every exchange has its facts.
facts = [dict(l.split(": ", 1) for l in r["text"].split("\r\n") if l) for r in records if r["type"] == "metadata"]
rows = db.execute("SELECT url, kind, coalesce(blob.sha256, exchange.sha256), last_checked FROM exchange LEFT JOIN blob ON blob.id = blob_id ORDER BY exchange.id").fetchall()
assert [(f["inkan-url"], f["inkan-kind"], f["inkan-sha256"], f["inkan-last-checked"]) for f in facts] == rows
PY
done
