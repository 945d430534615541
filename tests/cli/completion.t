# The completion for bash, in a bash that is asked what it would offer.
. "$(dirname "$0")/lib.sh"
ARCHIVE=$WORK/demo.db
inkan() { run "$1" --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE" "${@:2}"; }
inkan 3 mirror
run 0 completion bash
cp out inkan.bash
mkdir bin && ln -s "$INKAN" bin/inkan
cat >ask.sh <<'ASK'
. ./inkan.bash
PATH=$PWD/bin:$PATH
compopt() { :; }  # has a meaning while a person completes
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_inkan
printf '%s\n' "${COMPREPLY[@]}" | sed '/^$/d'
ASK
# offers EXPECTED WORD...: what is offered for the last word, joined by blanks.
offers() {
  local got
  got=$(bash --norc -u ask.sh "${@:2}" 2>err | sed 's/ *$//' | tr '\n' ' ')
  [ "$got" = "$1" ] || fail "'${*:2}' offers '$got' and not '$1'"
  err_is_empty
}

test_that "bash takes it and it says nothing by itself"
bash -n inkan.bash || fail "no bash"
[ -z "$(bash --norc -u -c '. ./inkan.bash' 2>&1)" ] || fail "it talks"

test_that "commands are completed"
offers "mirror " inkan mi
offers "list add show " inkan keys ""
offers "new-key " inkan ledger n
all=$(bash --norc ask.sh inkan "" | tr '\n' ' ')
for command in $("$INKAN" --help | sed -n '/^Subcommands:/,$p' | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
  case " $all" in *" $command "*) ;; *) fail "$command is not offered" ;; esac
done

test_that "every option of every command is completed"
for command in list search show mirror audit export; do
  offered=$(bash --norc ask.sh inkan $command -- | tr '\n' ' ')
  for option in $("$INKAN" $command --help | grep -oE -- '^  --[a-z-]+' | sort -u); do
    case " $offered" in *" $option "*) ;; *) fail "$option of $command is not offered" ;; esac
  done
done
offers "--config --color " inkan list --co

test_that "values of options are completed"
offers "table csv json jsonl " inkan --format ""
offers "json jsonl " inkan list --format j
offers "port publication " inkan counts --by p
offers "csv " inkan export c
touch aaa.toml
offers "aaa.toml " inkan --config aaa

test_that "sources and numbers come from the archive"
with=(inkan --config "$SOURCE/config/demo.toml" --archive "$ARCHIVE")
offers "demo " "${with[@]}" list --source d
offers "PR " "${with[@]}" search x --series ""
offers "JPCERT-PR-2004-0002 JPCERT-PR-2004-0004 " "${with[@]}" show JPCERT-PR
offers "" inkan --archive nowhere.db show JPCERT

test_that "a number with a colon is completed behind it"
cp "$ARCHIVE" colon.db
sqlite3 colon.db "UPDATE revision_fact SET number = 'SA-00:01.x' WHERE number LIKE '%0002'"
offers "SA-00:01.x " inkan --archive colon.db show SA
offers "01.x " inkan --archive colon.db show SA-00 : 0
offers "01.x " inkan --archive colon.db show SA-00 :

test_that "what an archive holds is never run by the shell"
sqlite3 colon.db "UPDATE revision_fact SET number = '\$(touch owned)'; UPDATE document SET name = '\`touch owned\`' || id"
offers "" inkan --archive colon.db show ""
[ ! -e owned ] || fail "the shell was spoken to"
