# For the scripts that need a server: the fault server over ./site. Read after site.sh.
export no_proxy='*'
unset CURL_CA_BUNDLE SSL_CERT_FILE http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY

# serve: starts the fault server over ./site; $HTTP, $OTHER and so on are its ports.
serve() {
  mkfifo hold
  "$FAULTS" site requests.log <hold >ports &
  SERVER=$!
  exec 9>hold
  rm hold
  for _ in $(seq 300); do
    [ "$(wc -l <ports)" = 7 ] && break
    sleep 0.1
  done
  while read -r name port; do
    declare -g "$(printf %s "$name" | tr 'a-z-' 'A-Z_')=$port"
  done <ports
  [ -n "${TLS_SELF_SIGNED:-}" ] || fail "the server does not say its ports: $(cat ports)"
}
cleanup() {
  exec 9>&-
  wait "${SERVER:-}" 2>/dev/null
}

# source_of NAME LINE...: a configuration with one source. What stalls is given up after $STALL seconds,
# which must be long for a busy machine and short for a person.
STALL=${STALL:-10}
source_of() {
  printf 'archive = "%s"\nca_bundle = "site/ca.pem"\n[[source]]\nname = "%s"\nprofile = "jpcert"\nkeys = ["%s"]\n' \
    "$ARCHIVE" "$1" "$SOURCE/config/demo/keys/demo.asc"
  printf 'max_requests_per_second = 0\nstall_timeout = %d\ntimeout = 60\nmax_retry_wait = 5\n' "$STALL"
  shift
  printf '%s\n' "$@"
}

asked() { grep -c " http $1\$" requests.log; }
