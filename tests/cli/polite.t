# How the program behaves towards a server, by the server's own log: rate, connections, robots.txt,
# what it does when it is asked to wait, and who it says it is.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
. "$(dirname "$0")/faults.sh"
for one in a b c d e f g h i j k l m n o p; do
  printf 'JPCERT-AT-2004-%04d\n\n  模造の注意喚起です。%s\n' "$(printf %d "'$one")" "$one" | signed $one.txt 2004-04-15T03:50:35Z
done
serve
AT=http://127.0.0.1:$HTTP

# span FIRST LAST: milliseconds between two requests, by their numbers in the log.
span() { awk -v a="$1" -v b="$2" 'NR == a { from = $1 } NR == b { print $1 - from }' requests.log; }
most_open() { sort -k2,2nr requests.log | awk 'NR == 1 { print $2 }'; }

test_that "the rate is kept over all sources of a host with all that is asked"
source_of one "index = [\"$AT/slow/\"]" "match = 'txt\$'" | sed 's/^max_req.*/max_requests_per_second = 10/' >c.toml
sed -n '/^\[\[source/,$p' c.toml | sed 's/"one"/"two"/' >>c.toml
inkan 0 mirror -q
lines=$(wc -l <requests.log)
[ "$lines" = 36 ] || fail "$lines requests: $(cat requests.log)"
# Half a second is what a busy machine may take from the first of them.
[ "$(span 1 "$lines")" -ge $(((lines - 1) * 100 - 500)) ] || fail "too fast: $(cat requests.log)"
for first in $(seq 1 $((lines - 10))); do
  [ "$(span "$first" $((first + 10)))" -ge 500 ] || fail "too many at once: $(cat requests.log)"
done

test_that "there are no more connections at a time than were allowed and as many as were"
for connections in 1 2 4; do
  ARCHIVE=$WORK/$connections.db
  : >requests.log
  source_of one "index = [\"$AT/slow/\"]" "match = 'txt\$'" "max_connections_per_host = $connections" >c.toml
  inkan 0 mirror -q
  [ "$(most_open)" = $connections ] || fail "$(most_open) connections in place of $connections"
done

test_that "two connections are the default"
ARCHIVE=$WORK/default.db
: >requests.log
source_of one "index = [\"$AT/slow/\"]" "match = 'txt\$'" >c.toml
inkan 0 mirror -q
[ "$(most_open)" = 2 ] || fail "$(most_open) connections"

test_that "a server that asks for time gets it from all its documents"
ARCHIVE=$WORK/wait.db
: >requests.log
source_of one "urls = [\"$AT/fault/status-503-once-wait.txt\", \"$AT/ok/a.txt\", \"$AT/ok/b.txt\"]" \
  "max_connections_per_host = 1" >c.toml
inkan 3 mirror -q  # one text under two names
[ "$(awk '{ print $4 }' requests.log | tr '\n' ' ')" = "/robots.txt /fault/status-503-once-wait.txt /fault/status-503-once-wait.txt /ok/a.txt /ok/b.txt " ] || fail "$(cat requests.log)"
[ "$(span 2 3)" -ge 1000 ] || fail "not waited for: $(cat requests.log)"

test_that "what robots.txt forbids is not asked for and is told"
ARCHIVE=$WORK/robots.db
: >requests.log
printf 'User-agent: *\nDisallow: /\n\nUser-agent: Inkan\nDisallow: /ok/b\nAllow: /ok/bb\n' >site/robots.txt
source_of one "index = [\"$AT/\"]" "match = 'ok/[abc]\\.txt\$'" >c.toml
inkan 3 mirror -q
[ "$(asked /robots.txt)" = 1 ] || fail "robots.txt was asked for $(asked /robots.txt) times"
[ "$(asked /ok/b.txt)" = 0 ] || fail "it was asked for"
sql "SELECT detail FROM findings WHERE kind = 'fetch-failed'" "robots.txt forbids it"
sql "SELECT count(*) FROM documents" 2
inkan 0 mirror -q
sed -i 's/^name.*/&\nrobots = false/' c.toml
inkan 0 mirror -q
[ "$(asked /ok/b.txt)" = 1 ] || fail "it was not asked for"
sql "SELECT count(*) FROM findings WHERE closed IS NULL" 0
sql "SELECT count(*) FROM documents" 3

test_that "a site that is closed to robots is told and is no site that cannot be reached"
ARCHIVE=$WORK/closed.db
printf 'User-agent: *\nDisallow: /\n' >site/robots.txt
sed -i '/^robots/d; s/robots.db/closed.db/' c.toml
inkan 3 mirror -q
sql "SELECT kind || ' ' || detail FROM findings" "index-failed robots.txt forbids it"
rm site/robots.txt

test_that "a run takes no more than its share"
ARCHIVE=$WORK/capped.db
source_of one "urls = [\"$AT/fault/gzip-bomb.txt\"]" "index = [\"$AT/slow/\"]" "match = 'txt\$'" \
  "max_connections_per_host = 1" "max_run_mib = 10" >c.toml
inkan 3 mirror -q
sql "SELECT subject || ' ' || detail FROM findings WHERE kind = 'run-capped'" \
  "one more than 10 MiB came, and what was left was not asked for"
sql "SELECT requested < 17 FROM runs" 1
inkan 0 status --format json
[ "$(jq -r '.[0].last_success' out)" = null ] || fail "that was a success"
sed -i 's/max_run_mib = 10/max_run_mib = 0/' c.toml
inkan 0 mirror -q
sql "SELECT count(*) FROM findings WHERE kind = 'run-capped' AND closed IS NULL" 0

test_that "findings about places that are configured no longer are closed"
ARCHIVE=$WORK/moved.db
source_of one "index = [\"$AT/nowhere\", \"$AT/\"]" "match = 'ok/[ab]\\.txt\$|status-404'" >c.toml
inkan 3 mirror -q
sql "SELECT group_concat(kind) FROM (SELECT kind FROM findings WHERE closed IS NULL ORDER BY kind)" "fetch-failed,index-failed"
source_of one "index = [\"$AT/\"]" "match = 'ok/[ab]\\.txt\$'" >c.toml
inkan 0 mirror -q
sql "SELECT count(*) FROM findings WHERE closed IS NULL" 0
inkan 0 status --format json
[ "$(jq -r '.[0].state' out)" = ok ] || fail "$(cat out)"

test_that "a document that failed is tried again though its link is gone"
ARCHIVE=$WORK/again.db
source_of one "index = [\"$AT/\"]" "match = 'ok/'" "urls = [\"$AT/ok/late.txt\"]" >c.toml
inkan 3 mirror -q
sed -i '/^urls/d' c.toml
before=$(asked /ok/late.txt)
inkan 0 mirror -q
[ "$(asked /ok/late.txt)" = $((before + 1)) ] || fail "it was not tried"

test_that "a proxy and certificates are those of the configuration"
ARCHIVE=$WORK/proxy.db
: >requests.log
source_of one "urls = [\"http://www.example.org/ok/a.txt\"]" >c.toml
sed -i "1i proxy = \"http://127.0.0.1:$OTHER\"" c.toml
env -u no_proxy timeout 60 "$INKAN" --config c.toml mirror -q >out 2>err
grep -q ' other http://www.example.org/ok/a.txt$' requests.log || fail "$(cat requests.log)"
source_of one "urls = [\"https://127.0.0.1:$TLS_GOOD/ok/a.txt\"]" >c.toml
sed -i '/^ca_bundle/d' c.toml
inkan 75 mirror -q
SSL_CERT_FILE=site/ca.pem inkan 0 mirror -q
rm -f "$ARCHIVE"*
CURL_CA_BUNDLE=site/ca.pem inkan 0 mirror -q
