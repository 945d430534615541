# Everything a server can do wrong, by the real program: it ends in time, the archive has the right
# row, every good document is fetched, and the exit code is the documented one.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
. "$(dirname "$0")/faults.sh"
for one in a b c; do
  printf 'JPCERT-AT-2004-000%d\n\n  模造の注意喚起です。%s\n' "$((1 + $(printf %d "'$one") - 97))" "$one" | signed $one.txt 2004-04-15T03:50:35Z
done

serve
AT=http://127.0.0.1:$HTTP
source_of faults "index = [\"$AT/\"]" "match = 'txt\$'" 'max_connections_per_host = 8' \
  "urls = [\"http://127.0.0.1:$REFUSED/ok/a.txt\", \"https://127.0.0.1:$TLS_GOOD/ok/tls.txt\",
  \"https://127.0.0.1:$TLS_WRONG_NAME/ok/a.txt\", \"https://127.0.0.1:$TLS_EXPIRED/ok/a.txt\",
  \"https://127.0.0.1:$TLS_SELF_SIGNED/ok/a.txt\"]" >c.toml
printf 'JPCERT-AT-2004-0009\n\n  模造の注意喚起です。\n' | signed tls.txt 2004-04-15T03:50:35Z

# row URL: the last exchange of it, "STATUS|whether bytes came|ERROR".
row() {
  sqlite3 "$ARCHIVE" "SELECT coalesce(status, 0) || '|' || (coalesce(blob_id, sha256) IS NOT NULL) || '|' || coalesce(error, '')
    FROM exchange WHERE url = '$1' ORDER BY id DESC LIMIT 1"
}
# fault NAME ROW [KIND]: what the archive says of it, ROW by its beginning, and the open findings.
fault() {
  local got
  echo "$1" >>seen
  got=$(row "$AT/fault/$1.txt")
  case $got in "$2"*) ;; *) fail "$1 has the row '$got' and not '$2'" ;; esac
  got=$(sqlite3 "$ARCHIVE" "SELECT group_concat(kind) FROM (SELECT kind FROM findings
    WHERE subject = '$AT/fault/$1.txt' AND closed IS NULL ORDER BY kind)")
  [ "$got" = "${3:-}" ] || fail "$1 has the findings '$got' and not '${3:-}'"
}
place() {
  local got
  got=$(row "$1")
  case $got in "$2"*) ;; *) fail "$1 has the row '$got' and not '$2'" ;; esac
}

test_that "a run over all faults ends in time and with findings"
start=$(date +%s)
RUN_TIMEOUT=100 inkan 3 mirror -q
echo "# it took $(($(date +%s) - start)) s"

test_that "every good document was fetched"
for one in a b c tls; do place "$AT/ok/$one.txt" "200|1|"; done
place "https://127.0.0.1:$TLS_GOOD/ok/tls.txt" "200|1|"
sql "SELECT count(*) FROM documents WHERE name IN ('a', 'b', 'c', 'tls')" 4

test_that "each fault has its row and its finding"
BROKEN=fetch-failed
fault closes-at-once "0|0|the connection ended without an answer" $BROKEN
fault reset-before-answer "0|0|the connection broke" $BROKEN
fault reset-in-header "0|0|the connection broke" $BROKEN
fault reset-in-body "200|0|the connection broke" $BROKEN
for one in stalls-before-answer stalls-in-header; do fault $one "0|0|it took too long" $BROKEN; done
fault stalls-in-body "200|0|it took too long" $BROKEN
fault one-byte-a-second "200|0|it took too long" $BROKEN
fault length-too-long "200|0|the body ended before its declared length" $BROKEN
fault length-too-short "200|1|" not-accepted
for one in endless-body endless-chunks gzip-bomb; do fault $one "200|0|larger than 16777216 bytes" $BROKEN; done
for one in endless-header header-of-10-mb; do fault $one "200|0|the " $BROKEN; done
fault gzip-broken "200|0|the body's encoding is broken" $BROKEN
fault redirect-loop "302|0|it was redirected too often" $BROKEN
for one in redirect-to-file redirect-to-ftp; do fault $one "302|0|it leads to something that is not http" $BROKEN; done
fault redirect-with-password "302|0|it was redirected to a URL with a user or password" $BROKEN
for one in redirect-to-other-place redirect-to-other-name redirect-to-metadata; do
  fault $one "302|0|it leads to another place" $BROKEN
done
fault redirect-without-target "302|0|the server answered 302" $BROKEN
fault status-404 "404|0|the server answered 404" $BROKEN
fault status-410 "410|0|the server answered 410" $BROKEN
fault gone-later "200|1|"
fault status-403 "403|0|the server answered 403" $BROKEN
fault status-500 "500|0|the server answered 500" $BROKEN
fault status-500-once "200|1|"
for one in status-503 status-503-wait-long status-503-wait-junk; do fault $one "503|0|the server answered 503" $BROKEN; done
for one in status-503-once-wait status-429-once-wait; do fault $one "200|1|"; done
fault unasked-304 "304|0|the server answered 304" $BROKEN
for one in etag-changes modified-in-future; do fault $one "200|1|"; done
fault wrong-range "206|0|only a part of it was answered" $BROKEN
for one in web-page login-page empty; do fault $one "200|1|" not-accepted; done
for one in web-page-once empty-once; do fault $one "200|1|" body-differs; done
fault differs "200|1|" body-differs,not-accepted
fault mixed-up "200|1|"
for one in chunks-broken chunks-cut; do fault $one "200|0|the " $BROKEN; done
fault not-http "0|0|" $BROKEN
fault status-line-broken "0|0|" $BROKEN
place "http://127.0.0.1:$REFUSED/ok/a.txt" "0|0|nothing may be asked for while robots.txt cannot be had: the host cannot be connected to"
for port in "$TLS_WRONG_NAME" "$TLS_EXPIRED" "$TLS_SELF_SIGNED"; do
  place "https://127.0.0.1:$port/ok/a.txt" "0|0|nothing may be asked for while robots.txt cannot be had: the host could not prove who it is"
done

test_that "no fault is left out above"
sql "SELECT count(DISTINCT url) FROM exchange WHERE url LIKE '%/fault/%'" "$(sort -u seen | wc -l)"
[ "$(wc -l <seen)" -ge 25 ] || fail "these are few"

test_that "what came in place of a document is told from one"
sql "SELECT group_concat(detail, '; ') FROM (SELECT detail FROM findings WHERE kind = 'not-accepted' AND closed IS NULL ORDER BY subject)" \
  "unsigned: no signed text; unsigned: an empty body; truncated: a message that breaks off; unsigned: a web page with a login form; unsigned: a web page"

test_that "two documents that share a number are told"
sql "SELECT detail FROM findings WHERE kind = 'number-shared' AND subject = 'JPCERT-AT-2004-0002'" "claimed by b and mixed-up"

test_that "what fails in passing is asked for again and what fails for good is not"
for one in status-500 reset-in-body status-503; do
  [ "$(asked "/fault/$one.txt")" = 3 ] || fail "$one was asked for $(asked "/fault/$one.txt") times"
done
for one in status-404 status-503-wait-long stalls-in-body gzip-bomb wrong-range; do
  [ "$(asked "/fault/$one.txt")" = 1 ] || fail "$one was asked for $(asked "/fault/$one.txt") times"
done
[ "$(asked /fault/redirect-loop.txt)" = 6 ] || fail "the loop went on"

test_that "nothing but what the configuration names was asked"
[ "$(grep -c ' other ' requests.log)" = 0 ] || fail "the other port was asked: $(grep ' other ' requests.log)"
sql "SELECT count(*) FROM blob_bytes WHERE trim(CAST(bytes AS TEXT), char(10)) = '$(cat /etc/hostname)'" 0

test_that "the next night asks again for what failed and nothing is new but what is"
RUN_TIMEOUT=100 inkan 3 mirror -q
fault gone-later "410|0|the server answered 410" document-gone
sql "SELECT count(*) FROM documents WHERE name = 'gone-later'" 1
fault modified-in-future "200|1|"
[ "$(asked /fault/modified-in-future.txt)" = 2 ] || fail "not asked for"
sql "SELECT unchanged > 0 FROM runs ORDER BY id DESC LIMIT 1" 1
inkan 0 status --failed --format json
[ "$(jq -r '[.[] | select(.kind == "document-gone")] | length' out)" = 1 ] || fail "what is gone is not listed"
[ "$(jq -r '[.[] | select(.url | endswith("/status-500.txt"))] | length' out)" = 1 ] || fail "what failed is not listed"

test_that "a page of a hundred thousand links and hostile ones brings its documents"
ARCHIVE=$WORK/many.db
source_of many "index = [\"$AT/many\"]" "match = 'ok/[a-z]*\\.txt\$'" >c.toml
inkan 0 mirror -q
sql "SELECT count(*) FROM documents" 4
sql "SELECT requested || ' ' || failed FROM runs" "4 0"

test_that "an index that is a fault is a finding and the other index is read"
ARCHIVE=$WORK/index.db
source_of index "index = [\"$AT/fault/gzip-bomb.txt\", \"$AT/fault/stalls-in-body.txt\", \"$AT/fault/status-500-once.txt\", \"$AT/many\"]" "match = 'ok/[a-z]*\\.txt\$'" >c.toml
inkan 3 mirror -q
sql "SELECT count(*) FROM documents" 4
sql "SELECT count(*) FROM findings WHERE kind = 'index-failed'" 2
sql "SELECT error LIKE 'it took too long%' FROM exchange WHERE url LIKE '%stalls%'" 1
