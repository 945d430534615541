# For the scripts that mirror documents of their own: a site in ./site, signed with the demo's key,
# and its archive. Read after lib.sh.
ARCHIVE=$WORK/a.db
mkdir -p site
cat >c.toml <<CONFIG
archive = "$ARCHIVE"
[[source]]
name = "demo"
profile = "jpcert"
keys = ["$SOURCE/config/demo/keys/demo.asc"]
index = ["file://$WORK/site/"]
match = '\.(txt|asc)\$'
CONFIG
inkan() { run "$1" --config c.toml "${@:2}"; }

# signed FILE TIME [CHARSET]: standard input, signed then, becomes site/FILE.
signed() {
  "$SIGN" "$2" "${3:-ISO-2022-JP}" >"site/$1" || fail "$1 cannot be signed"
}

# overview NUMBER START END PORTS TYPES DAY: an activity overview in words of our own. PORTS are its
# rows, "135 (epmap) 30", TYPES are "scan|50|LABEL"; both separated by ';'.
overview() {
  local sep='======================================================================'
  printf '%s\n%s\nJPCERT/CC\n\n      JPCERT/CC 活動概要 [ %s 〜 %s ]\n\n' "$sep" "$1" "$2" "$3"
  printf '                        発行日: %s\n%s\n\n' "$6" "$sep"
  printf '§1. インシデント報告\n\n  この期間のインシデントの報告の件数は 100件でした。\n\n'
  printf 'I. インシデント報告のタイプ別分類\n\n'
  local mark=0
  printf '%s\n' "$5" | tr ';' '\n' | while IFS='|' read -r tag count label; do
    mark=$((mark + 1))
    printf '(%s) %s (%s)\n\n    この分類について %s件の報告を受領しています。\n\n' $mark "${label:-模造の分類}" "$tag" "$count"
  done
  printf '    アクセス先のポート別に数えた件数は次のとおりです。\n\n'
  printf '%s\n' "$4" | tr ';' '\n' | while read -r row; do printf '        %s件\n' "$row"; done
  printf '\n§2. 公開文書\n\n  模造の文書です。\n'
}
