. "$(dirname "$0")/lib.sh"
# 344 real advisories with what gpg1 alone says of each. Third-party data: not part of this project.
CORPUS=${INKAN_CORPUS:-$SOURCE/../shared/corpus}
[ -d "$CORPUS/freebsd/documents" ] || skip "no corpus at $CORPUS"
NGINX=$(PATH=$PATH:/usr/sbin command -v nginx) || skip "no nginx"
ARCHIVE=$WORK/a.db
mkdir site && cp "$CORPUS"/freebsd/documents/* site/
chmod -R a+rX "$WORK"

cat >nginx.conf <<END
pid $WORK/nginx.pid; error_log $WORK/nginx.err; daemon on;
events {}
http {
  access_log $WORK/access.log;
  client_body_temp_path $WORK/n1; proxy_temp_path $WORK/n2; fastcgi_temp_path $WORK/n3;
  uwsgi_temp_path $WORK/n4; scgi_temp_path $WORK/n5;
  server { listen 127.0.0.1:PORT; root $WORK/site; autoindex on; }
}
END
# nginx ends at once where the port is taken.
for try in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 10000))
  sed -i "s/127.0.0.1:[A-Z0-9]*/127.0.0.1:$port/" nginx.conf
  "$NGINX" -p "$WORK" -c "$WORK/nginx.conf" 2>nginx.out && break
  [ $try = 5 ] && fail "nginx does not start: $(cat nginx.out)"
done
cleanup() { [ ! -f "$WORK/nginx.pid" ] || kill "$(cat "$WORK/nginx.pid")"; sleep 0.2; }

cat >c.toml <<END
[[source]]
name = "freebsd"
profile = "freebsd"
keys = [$(printf '"%s",' "$CORPUS"/freebsd/keys/*.asc)]
index = ["http://127.0.0.1:$port/"]
match = '\.asc$'
max_requests_per_second = 0
END
inkan() { run "$1" --config c.toml --archive "$ARCHIVE" "${@:2}"; }
# How many requests the server has answered with that status since the log was last emptied.
answered() { awk -v code="$1" '$9 == code' access.log | wc -l; }

test_that "the first mirror judges all documents as gpg1 alone does"
inkan 3 mirror
sql "SELECT count(*) FROM documents" 339
sql "SELECT group_concat(outcome || ' ' || n) FROM (SELECT outcome, count(*) AS n FROM quarantine GROUP BY 1)" "bad 2,no-key 3"
sqlite3 -separator "$(printf '\t')" "$ARCHIVE" "SELECT e.url, v.outcome, v.key_id, v.digest, v.signed_at FROM verdicts AS v JOIN exchanges AS e USING (sha256)" |
  sed 's|^[^\t]*/||; s/%3A/:/' | sort >seen.tsv
grep -v '^#' "$CORPUS/freebsd/truth.tsv" | while IFS="$(printf '\t')" read -r file outcome key digest at _; do
  line=$(grep -F "$file	" seen.tsv) || { echo "$file is missing"; continue; }
  IFS="$(printf '\t')" read -r _ o k d a <<<"$line"
  [ "$o" = "$outcome" ] && [ "$k" = "$key" ] && { [ -z "$digest" ] || [ "$d" = "$digest" ]; } &&
    { [ -z "$at" ] || [ "$a" = "$at" ]; } || echo "$file: $line"
done >differences
[ ! -s differences ] || fail "$(cat differences)"
sql "SELECT count(*) FROM documents WHERE caveats LIKE '%key-expired-now%'" 230
sql "SELECT count(*) FROM documents WHERE number IS NULL OR title IS NULL OR issued IS NULL" 0

test_that "a rebuild leaves every derived table as the mirror made it"
derived() {
  for t in $(sqlite3 "$ARCHIVE" "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"); do
    echo "$t"
    case "$t" in run | ledger_*) ;; *) sqlite3 "$ARCHIVE" "SELECT * FROM \"$t\"" | sort ;; esac
  done
  sqlite3 "$ARCHIVE" "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, text_index, instance); SELECT * FROM temp.words" | sort
}
derived | sha256sum >before
inkan 0 rebuild
derived | sha256sum | cmp -s before - || fail "the derived tables are others"
sql "SELECT command, exit, source IS NULL, ended IS NOT NULL FROM runs ORDER BY id DESC LIMIT 1" "rebuild|0|1|1"

test_that "an audit judges all documents as gpg1 alone does and adds nothing"
rows() { for t in blob blob_bytes signed_text exchange judgement engine_check document revision finding; do sqlite3 "$ARCHIVE" "SELECT '$t', count(*) FROM $t"; done; }
rows >before
for engine in "" --engine=gpgme --engine=libcrypto; do
  inkan 0 audit $engine --format json
  [ "$(jq '[.[].documents] | add' out)" = 344 ] || fail "not all were judged"
  [ "$(jq '[.[] | select(.accepted == "yes").documents] | add' out)" = 339 ] || fail "others were accepted"
  jq -r '.[] | [.outcome, .documents] | @tsv' out | awk '{n[$1] += $2} END {for (o in n) print o, n[o]}' | sort >seen
  grep -v '^#' "$CORPUS/freebsd/truth.tsv" | cut -f2 | sort | uniq -c | awk '{print $2, $1}' | sort | cmp -s - seen || fail "$(cat seen)"
done
rows | cmp -s before - || fail "rows were added: $(rows | diff before - | tr '\n' ' ')"
inkan 0 fsck

test_that "the second mirror asks with conditions and adds nothing but its own row"
sleep 0.2; : >access.log
rows() { for t in blob blob_bytes signed_text exchange judgement engine_check document revision finding; do sqlite3 "$ARCHIVE" "SELECT '$t', count(*) FROM $t"; done; }
rows >before
inkan 0 mirror
out_is_empty
err_is_empty
sleep 0.2
[ "$(answered 304)" = 344 ] || fail "$(answered 304) answers were 304"
rows | cmp -s before - || fail "rows were added: $(rows | diff before - | tr '\n' ' ')"

test_that "a file that is only touched is no revision"
touch -d '2001-02-03' "site/FreeBSD-SA-96:08.syslog.asc"
inkan 0 mirror
sql "SELECT max(revisions) FROM documents" 1
: >access.log
inkan 0 mirror
sleep 0.2
[ "$(answered 304)" = 344 ] || fail "the new validators were not kept"

test_that "a tampered copy goes to quarantine and the accepted revision stays"
sed -i 's/syslog/sislog/' "site/FreeBSD-SA-96:08.syslog.asc"
inkan 3 mirror
err_has "not-accepted"
sql "SELECT outcome FROM quarantine WHERE url LIKE '%96%3A08.syslog.asc'" bad
sql "SELECT revisions, outcome FROM documents WHERE name = 'FreeBSD-SA-96:08.syslog'" "1|good"
inkan 0 mirror

test_that "the good copy again closes the finding"
cp "$CORPUS/freebsd/documents/FreeBSD-SA-96:08.syslog.asc" site/
touch -d '2002-02-03' site/FreeBSD-SA-96:08.syslog.asc  # nginx's ETag is made of time and size alone
inkan 0 mirror
sql "SELECT count(*) FROM findings WHERE subject LIKE '%syslog.asc' AND closed IS NULL" 0

test_that "two names that claim one number are a finding"
cp "site/FreeBSD-SA-96:10.mount_union.asc" "site/FreeBSD-SA-96:99.other.asc"
inkan 3 mirror
sql "SELECT subject FROM findings WHERE kind = 'number-shared'" "FreeBSD-SA-96:10"
inkan 0 mirror

test_that "a server that is gone leaves the archive as it is"
cleanup
rows >before
inkan 75 mirror
err_has "could not be reached"
sql "SELECT count(*) FROM documents" 340
nothing_left_running
