. "$SOURCE/tests/cli/lib.sh"
. "$SOURCE/tests/cli/site.sh"
. "$SOURCE/tests/browser/years.sh"
# The site in headless Chromium: of the demo, of an archive of some years with hostile documents, and
# with INKAN_BROWSER_CORPUS=1 of real advisories where they lie beside the tree. With INKAN_SCREENSHOTS=FOLDER
# pictures of the pages are kept there.
[ "$SANITIZED" = 0 ] || skip "Chromium is not what the sanitizers are for"
[ -x "${CHROMIUM:=/usr/bin/chromium}" ] || skip "no $CHROMIUM: scripts/install-packages browser"
command -v node >/dev/null || skip "no node: scripts/install-packages browser"
[ -d "$SOURCE/tests/browser/node_modules/axe-core" ] || skip "no axe-core: npm ci in tests/browser"
export CHROMIUM

# looked_at NAME ARCHIVE: its site holds what site_test.mjs expects of that name.
looked_at() {
  run 0 --archive "$2" report --out "$WORK/site-$1" -q
  node "$SOURCE/tests/browser/site_test.mjs" "$WORK/site-$1" "$1" ${INKAN_SCREENSHOTS:+"$INKAN_SCREENSHOTS"} || fail "the site of $1 is not as it must be"
}

test_that "the site of the demo opens"
"$INKAN" --config "$SOURCE/config/demo.toml" --archive demo.db mirror -q 2>/dev/null
looked_at demo demo.db

test_that "the site of some years with hostile documents opens"
make_years
looked_at years "$ARCHIVE"

test_that "the site of real advisories opens"
CORPUS=${INKAN_CORPUS:-$SOURCE/../shared/corpus}
if [ -z "${INKAN_BROWSER_CORPUS:-}" ]; then
  echo "left out without INKAN_BROWSER_CORPUS=1: the pages are of the same kinds"
elif [ -d "$CORPUS/freebsd/documents" ]; then
  printf '[[source]]\nname = "freebsd"\nprofile = "freebsd"\nkeys = [%s]\n' "$(printf '"%s",' "$CORPUS"/freebsd/keys/*.asc)" >corpus.toml
  "$INKAN" --config corpus.toml --archive corpus.db ingest -q "$CORPUS/freebsd/documents" 2>/dev/null
  looked_at corpus corpus.db
else
  echo "no corpus at $CORPUS: left out"
fi
