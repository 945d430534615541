. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"

overview JPCERT-PR-2003-0001 2003年1月1日 2003年3月31日 "80 (http) 20" "scan|50" 2003-04-10 |
  signed pr030001.txt 2003-04-10T03:00:00Z
inkan 0 mirror -q

test_that "what asks the archive does not load what fetches, reads mail or compares"
ldd "$INKAN" >libraries || skip "ldd cannot read the program"
grep -E 'libcurl|libgmime|libglib|libgit2' libraries && fail "these are loaded at every start"

test_that "a library that cannot be loaded is named when it is needed, and not before"
mkdir broken
for library in $(grep -aoE 'lib(curl|git2|gmime-3\.0)\.so\.[0-9.]+' "$INKAN" | sort -u); do
  echo "no library" >"broken/$library"
done
[ "$(ls broken | wc -l)" = 3 ] || fail "not three: $(ls broken)"
export LD_LIBRARY_PATH=$PWD/broken
inkan 0 list
inkan 0 counts
inkan 1 mirror
err_has "libcurl.so.4: cannot be used: "
err_has "hint: install the package libcurl4"
printf '%s\n' 'From: a@example.org' 'To: b@example.org' 'Subject: s' 'Date: Thu, 10 Apr 2003 12:00:00 +0900' 'Message-ID: <1@example.org>' \
  '' 'text' >a.eml
inkan 1 ingest a.eml
err_has "libgmime-3.0.so.0: cannot be used"
inkan 3 doctor --format json
[ "$(jq -r 'map(.check + " " + .result) | join(",")' out)" = "libraries wrong,libraries wrong,libraries wrong" ] || fail "other rows"
[ "$(jq -r '.[0].hint' out)" = "install the package libcurl4" ] || fail "no such hint"
unset LD_LIBRARY_PATH
inkan 0 mirror -q
sql "PRAGMA integrity_check" ok
