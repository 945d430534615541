. "$(dirname "$0")/lib.sh"
# Nothing is timed here: what measures must not rot between measurements.
[ "${SANITIZED:-0}" = 0 ] || skip "measured without sanitizers"
for program in python3 wget curl gpg1; do
  command -v "$program" >/dev/null || skip "no $program"
done
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || skip "no nginx"

test_that "every row of the benchmark can be measured on a few documents"
INKAN_BUILD=$(dirname "$INKAN") "$SOURCE/bench/run" 12 --rounds 1 >out 2>err || fail "it ends with $?"
for row in "first mirror, both engines" "first mirror, libcrypto alone" "nothing new" "trust_index_dates" \
  "audit --engine libcrypto" "audit --engine both" rebuild counts list search status; do
  out_has "$row"
done
out_has "of the raw bytes"
