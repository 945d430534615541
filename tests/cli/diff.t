. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/site.sh"
esc=$(printf '\033')

first() { overview JPCERT-PR-2003-0001 2003年1月1日 2003年3月31日 "135 (epmap) 30;80 (http) 20" "scan|50" 2003-04-10; }
first | signed pr030001.txt 2003-04-10T03:00:00Z
inkan 0 mirror -q

test_that "one revision has nothing to be compared with"
inkan 1 diff JPCERT-PR-2003-0001
err_has "no revision was signed before revision 1"
inkan 2 diff JPCERT-PR-2003-0001 1
err_has "is both A and B"

test_that "the words that changed are marked within their lines"
first | sed 's/135 (epmap) 30/135 (epmap) 33/; s/80 (http) 20/445 (microsoft-ds) 9/; s/報告の件数/連絡の件数/' |
  signed pr030001.txt 2003-04-12T03:00:00Z
inkan 0 mirror -q
inkan 0 diff JPCERT-PR-2003-0001
out_has "--- pr030001 revision 1"
out_has "-  この期間のインシデントの[-報告-]の件数は 100件でした。"
out_has "+  この期間のインシデントの{+連絡+}の件数は 100件でした。"
out_has "135 (epmap) {+33+}件"
grep -q "$esc" out && fail "colours where there is no terminal"
inkan 0 diff pr030001 2 1
out_has "{+報告+}"

test_that "JSON has the hunks with lines and words"
inkan 0 diff pr030001 1 2 --format json
[ "$(jq -r '[.[0].hunks[].lines[] | select(.op == "+") | .spans[] | select(.changed) | .text][0]' out)" = 連絡 ] || fail "no such span"
jq -e '.[0].hunks[0].lines[] | select(.op == "-") | .old_line == 12' out >/dev/null || fail "no line number"
inkan 2 diff pr030001 --format csv

test_that "the facts that changed are told"
inkan 0 diff pr030001 --facts --format csv
tr -d '\r' <out >rows
grep -qxF "changed,count,port 135,30,33,22,22" rows || fail "no changed count: $(cat rows)"
grep -qxF "removed,count,port 80,20,,23," rows || fail "no removed count: $(cat rows)"
grep -qxF "added,count,port 445,,9,,23" rows || fail "no added count: $(cat rows)"

test_that "a terminal is not obeyed"
first | sed "s/模造の文書です。/模造の ${esc}[2J $(printf '\302\233')文書です。/" >hostile
signed pr030001.txt 2003-04-14T03:00:00Z UTF-8 <hostile
inkan 0 mirror -q
for what in "diff pr030001" "show pr030001 --facts" "show pr030001 --history" "show pr030001 --cite --line 27"; do
  inkan 0 $what
  grep -q "$esc\|$(printf "\302\233")" out && fail "$what lets a control through"
done

test_that "texts without a line in common are compared within seconds"
# 60,000 lines of two words each; every one of them is another in the other text.
for what in a b; do
  { first; awk -v w=$what 'BEGIN { for (i = 0; i < 60000; i++) print w, (i * 7919) % 60013 % 97 w }'; } >long.$what
done
signed pr030001.txt 2003-04-16T03:00:00Z UTF-8 <long.a
inkan 0 mirror -q
signed pr030001.txt 2003-04-17T03:00:00Z UTF-8 <long.b
inkan 0 mirror -q
RUN_TIMEOUT=30 inkan 0 diff pr030001
[ "$(grep -c '^+b' out)" = 60000 ] || fail "lines are lost"
nothing_left_running
