# What a person sees at a terminal. Terminals are made by on_terminal.py.
. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
ESC=$(printf '\033')
unset NO_COLOR PAGER LESS COLUMNS
export TERM=xterm-256color
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
# at CODE COLUMNS KEYS ARGUMENT...: the same at a terminal; what it shows is in ./out without \r.
at() {
  python3 "$SOURCE/tests/cli/on_terminal.py" "$2" "$3" "$INKAN" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:4}" >raw 2>err
  local code=$?
  tr -d '\r' <raw >out
  [ "$code" = "$1" ] || fail "at a terminal inkan ${*:4} ended with $code and not with $1"
}
plain() { sed "s/$ESC\[[0-9;?]*[a-zA-Z]//g; s/$ESC[=>]//g" out; }
# widest: how many columns the widest line takes.
widest() { plain | python3 -c 'import sys, unicodedata
print(max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in l.rstrip("\n")) for l in sys.stdin))'; }
python3 -c "import pty; pty.openpty()" 2>pty || skip "no terminals can be made here: $(tail -1 pty)"
inkan 3 mirror

test_that "a table is coloured on a terminal and nowhere else"
inkan 0 list
grep -q "$ESC" out && fail "colours in a pipe"
at 0 200 "" list
out_has "$ESC[36mJPCERT-PR-2004-0002$ESC[0m"
at 0 200 "" list --color never --no-pager
grep -q "$ESC\[[0-9]*m" out && fail "colours against --color never"
NO_COLOR=1 at 0 200 "" list --no-pager
grep -q "$ESC\[[0-9]*m" out && fail "colours against NO_COLOR"
TERM=dumb at 0 200 "" list --no-pager
grep -q "$ESC" out && fail "colours on a dumb terminal"
inkan 0 list --color always
out_has "$ESC[36mJPCERT-PR-2004-0002$ESC[0m"
inkan 0 --color always --format csv list
grep -q "$ESC" out && fail "colours in csv"
inkan 2 --color sometimes list

test_that "a table fits the terminal and says what it leaves out"
for command in list "search 脆弱性" "findings" "show JPCERT-PR-2004-0002 --facts" "counts --by total"; do
  for columns in 60 80 100 132; do
    at 0 $columns "" $command --no-pager
    [ "$(widest)" -le $columns ] || fail "$command takes $(widest) of $columns columns"
  done
done
at 0 80 "" list --no-pager
out_has "(--wide shows"
plain | grep -q 2004-04-15 || fail "the day of issue is left out"
at 0 80 "" list --wide --no-pager
out_has F6B6E964ECD67F7D
plain | grep -q '…' && fail "cut against --wide"
COLUMNS=300 inkan 0 list
grep -q '…' out && fail "cut in a pipe"

test_that "the words that were looked for stay in sight"
at 0 80 "" search epmap --no-pager
plain | grep -q epmap || fail "the hit is cut off"

test_that "what is longer than the screen is shown by less and leaving it early is no error"
at 0 80 q show JPCERT-PR-2004-0002 --text
grep -q "$ESC\[K\|:" out || fail "no pager was there"
[ "$(wc -l <out)" -lt 60 ] || fail "all of it was shown"
at 0 80 "" show JPCERT-PR-2004-0002 --text --no-pager
[ "$(wc -l <out)" -gt 60 ] || fail "not all of it was shown"
at 0 80 "" list
out_has JPCERT-PR-2004-0002

test_that "the pager is that of the environment"
PAGER='sed s/^/paged:/' at 0 80 "" list
out_has "paged:"
PAGER='head -n 1' at 0 80 "" query "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n"
[ "$(wc -l <out)" -lt 5 ] || fail "more than the pager shows"
PAGER=cat at 0 80 "" list
out_has JPCERT-PR-2004-0002
PAGER='sed s/^/paged:/' inkan 0 list
grep -q paged: out && fail "a pager in a pipe"
PAGER='sed s/^/paged:/' at 1 80 "" show nothing-like-it
grep -q "paged:" out && fail "an error is paged"

test_that "text of a document cannot speak to the terminal"
cp "$ARCHIVE" hostile.db
sqlite3 hostile.db "UPDATE revision_fact SET title = char(27) || ']0;owned' || char(7) || char(27) || '[31m' || char(8238) || 'title'"
ARCHIVE=hostile.db
for command in list "show JPCERT-PR-2004-0002" "search epmap"; do
  at 0 400 "" $command --no-pager
  grep -q 'owned' out || fail "$command does not show the title"
  grep -q "$ESC\]\|$ESC\[31m" out && fail "$command lets escapes through"
done
ARCHIVE=$WORK/demo.db

test_that "a slip of the finger is told what may have been meant"
inkan 2 mirrro
err_has "mirrro: is no command; did you mean mirror?"
inkan 2 list --sereis PR
err_has "did you mean --series?"
inkan 2 keys lsit
err_has "did you mean list?"
inkan 1 show JPCERT-PR-2004-0020
err_has "JPCERT-PR-2004-0002"
err_is_one_line

test_that "long work tells how far it is on a terminal alone"
sqlite3 "$ARCHIVE" "UPDATE revision_fact SET parser_version = 0"
at 0 80 "" rebuild
out_has "parsing again: "
inkan 0 rebuild
err_is_empty
