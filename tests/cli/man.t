. "$(dirname "$0")/lib.sh"
for tool in lowdown mandoc; do command -v $tool >/dev/null || skip "$tool is not there"; done

test_that "the manual pages are made and have no mistakes"
SOURCE_DATE_EPOCH=0 "$SOURCE/scripts/make-man" 1.2.3 "$WORK/man" >out 2>err || fail "they cannot be made"
err_is_empty
for page in inkan.1 inkan.toml.5 inkan-archive.5; do
  mandoc -T lint -W warning "man/$page" >out 2>&1 || fail "$page has mistakes"
  mandoc -T utf8 "man/$page" | col -b >"$page.txt"
done

test_that "they have every command and every key of the configuration"
for command in $("$INKAN" --help | sed -n '/^Subcommands:/,$p' | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
  grep -qE "^ +$command( |$)" inkan.1.txt || fail "inkan.1 lacks $command"
done
for key in $(grep -ohE 'Read\("[a-z0-9_]+"' "$SOURCE/config/settings.cc" | cut -d'"' -f2 | sort -u); do
  grep -q "$key" inkan.toml.5.txt || fail "inkan.toml.5 lacks $key"
done

test_that "the same documents give the same pages"
SOURCE_DATE_EPOCH=0 "$SOURCE/scripts/make-man" 1.2.3 "$WORK/again"
diff -r man again >out || fail "they differ"
