# The commands of docs/tutorial.md, in their order, as a reader types them.
. "$(dirname "$0")/lib.sh"
mkdir bin
ln -s "$INKAN" bin/inkan
PATH=$WORK/bin:$PATH
cp -r "$SOURCE/config" config
tutorial=$SOURCE/docs/tutorial.md

# fits EXPECTED: whether ./shown is that, blanks counted once; "…" stands for anything, on a line of
# its own for any lines.
fits() {
  local pattern
  pattern=$(tr -s ' ' <"$1" | sed 's/^ //; s/ $//; s/[]\\[*?]/\\&/g; s/…/*/g')
  # shellcheck disable=SC2053  # it is meant as a pattern
  [[ $(tr -d '\r' <"$WORK/shown" | tr -s ' ' | sed 's/^ //; s/ $//') == $pattern ]]
}

last=0 ran=0
finish() {
  [ -n "${command:-}" ] || return 0
  if [ -s "$WORK/expected" ]; then
    fits "$WORK/expected" || {
      sed 's/^/  expected: /' "$WORK/expected"
      sed 's/^/  shown:    /' "$WORK/shown"
      fail "$command"
    }
  elif [ "$last" != 0 ]; then
    cat "$WORK/shown"
    fail "$command ended with $last"
  fi
  ran=$((ran + 1))
}

test_that "every command of the tutorial does what the tutorial shows"
command=""
while IFS= read -r line <&7; do
  case "$line" in
    '    $ '*)
      finish
      command=${line#'    $ '}
      : >"$WORK/expected"
      (exit "$last")
      eval "$command" >"$WORK/shown" 2>&1 </dev/null
      last=$?
      ;;
    '    '*) printf '%s\n' "${line#    }" >>"$WORK/expected" ;;
  esac
done 7<"$tutorial"
finish
[ "$ran" -gt 15 ] || fail "only $ran commands were found"
