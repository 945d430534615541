. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
. "$SOURCE/tests/browser/years.sh"
report() { inkan 0 report --out web --format csv; tr -d '\r' <out | tail -1 >row; }
# What is written over an earlier site is what would be written into an empty folder.
same_as_fresh() {
  rm -rf anew
  inkan 0 report --out anew -q
  sums anew >fresh.sums
  sums web | cmp -s fresh.sums - || fail "$(sums web | diff fresh.sums - | head -5)"
}
sums() { (cd "$1" && find . -type f ! -name '*.new' | LC_ALL=C sort | xargs -d '\n' sha256sum); }

for quarter in 1 2; do
  quarterly 2003 $quarter | signed pr03000$quarter.txt 2003-0$((quarter * 3 + 1))-15T03:00:00Z
done
hostile | signed hostile.txt 2004-06-01T03:00:00Z UTF-8
cp site/hostile.txt "site/<img src=x onerror=alert(1)> ..&quot; con.txt"
printf 'damaged\n' >site/pr040099.txt
inkan 3 mirror -q

test_that "a report is a folder of pages in two languages"
report
for page in index.html ja/index.html documents/demo/pr030001.html ja/documents/demo/pr030001.html data/demo-ports.csv feed.xml; do
  [ -s "web/$page" ] || fail "no $page"
done
cmp -s site/pr030001.txt web/raw/demo/pr030001.r1.bin || fail "the bytes are others"
grep -q '^2003-01-01,2003-03-31,JPCERT-PR-2003-0001,' web/data/demo-total.csv || fail "$(cat web/data/demo-total.csv)"
grep -q 'documents/demo/pr030001.html#L' web/incidents.html || fail "a number without its line"

test_that "nothing in a hostile document is markup or an unsafe name"
[ -z "$(find web | grep '[^a-z0-9./_-]')" ] || fail "$(find web | grep '[^a-z0-9./_-]')"
! grep -rlE '<script>|<img src=x|<svg onload|</title><img' web --include=*.html --include=*.xml >out || fail "markup of a document"
! grep -rlP '\x1b|\xe2\x80\xae' web --exclude-dir=raw --exclude-dir=assets >out || fail "controls of a document"
grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;' web/documents/demo/hostile.html || fail "the title is not shown"

test_that "the same archive gives the same bytes wherever and whenever"
inkan 0 report --out again/and/again -q
sums web >before
sums again/and/again | cmp -s before - || fail "$(sums again/and/again | diff before - | head -5)"

test_that "a second report writes nothing"
report
grep -q '^web,0,[0-9]*,0$' row || fail "$(cat row)"

test_that "one changed document writes its own pages and those that speak of it"
touch -d '2001-01-01' web/documents/demo/pr030001.html
quarterly 2003 2 | sed 's/模造の文書です/模造の文書でした/' | signed pr030002.txt 2003-07-20T03:00:00Z
inkan 0 mirror -q
report
grep -q '模造の文書でした' web/documents/demo/pr030002.html || fail "the change is not there"
grep -q '<ins>' web/documents/demo/pr030002.html || fail "no difference is shown"
[ -s web/raw/demo/pr030002.r2.bin ] || fail "no bytes of the second revision"
[ "$(date -r web/documents/demo/pr030001.html +%Y)" = 2001 ] || fail "the page of another document was written"
same_as_fresh

test_that "a document that is refused goes from all pages that spoke of it"
cp "$ARCHIVE" whole.db
sqlite3 "$ARCHIVE" "DELETE FROM standing WHERE revision_id IN (SELECT id FROM revision WHERE document_id = (SELECT id FROM document WHERE name = 'pr030001'))"
report
[ ! -e web/documents/demo/pr030001.html ] || fail "its page is still there"
! grep -q 'JPCERT-PR-2003-0001' web/incidents.html web/data/*.csv || fail "its numbers are still there"
same_as_fresh
cp whole.db "$ARCHIVE"
report
same_as_fresh

test_that "a document without numbers leaves the page of the numbers as it is"
touch -d '2001-01-01' web/incidents.html
printf '模造の文書です。\n' | signed at040001.txt 2004-06-02T03:00:00Z
inkan 0 mirror -q
report
[ "$(date -r web/incidents.html +%Y)" = 2001 ] || fail "the page of the numbers was written"
same_as_fresh

test_that "a file that somebody took away is there again"
rm web/incidents.html web/data/demo-total.csv web/search/0-documents.js
report
same_as_fresh

test_that "what a report does not write any more is removed and what is not its own stays"
mkdir -p web/mine && echo mine >web/mine/note.txt
"$INKAN" --config "$SOURCE/config/demo.toml" --archive demo.db mirror -q 2>err
run 0 --archive demo.db report --out web -q
[ ! -e web/documents/demo/hostile.html ] || fail "an old page is still there"
[ -s web/documents/demo/pr040002.html ] || fail "no new page"
[ "$(cat web/mine/note.txt)" = mine ] || fail "somebody's file is gone"
run 0 --archive demo.db report --out fresh -q
rm -rf web/mine
sums fresh >before
sums web | cmp -s before - || fail "$(sums web | diff before - | head -5)"

test_that "a file of somebody else's is in the way and stays"
mkdir theirs && echo theirs >theirs/index.html
run 2 --archive demo.db report --out theirs
err_has "was not written by inkan"
[ "$(cat theirs/index.html)" = theirs ] || fail "it was overwritten"

test_that "an address that is none and a folder that is none are errors"
run 2 --archive demo.db report --out fresh --url ftp://example.org/
run 2 --archive demo.db report --out c.toml
run 2 --archive demo.db report
err_is_one_line
