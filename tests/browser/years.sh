# An archive of some years for the browser test: overviews with made-up figures, texts with two
# revisions, and documents that try to harm whoever looks at them. Read after lib.sh and site.sh.

# quarterly YEAR QUARTER: an overview in words of our own, whose figures follow from its date.
quarterly() {
  local year=$1 quarter=$2
  local first=$((quarter * 3 - 2)) last=$((quarter * 3)) n=$(((year - 1996) * 4 + quarter))
  local days=31
  [ $quarter = 1 ] || [ $quarter = 4 ] || days=30
  local scan=$((120 + n * n * 7 % 260 + n * 11)) sep='======================================================================'
  printf '%s\nJPCERT-PR-%s-%04d\nJPCERT/CC\n\n' $sep "$year" "$quarter"
  printf '      JPCERT/CC 活動概要 [ %s年%s月1日 〜 %s年%s月%s日 ]\n\n' "$year" $first "$year" $last $days
  printf '                        発行日: %s-%02d-15\n%s\n\n' $((last == 12 ? year + 1 : year)) $((last % 12 + 1)) $sep
  printf '§1. インシデント報告\n\n  この期間のインシデントの報告の件数は %s件でした。\n\n' $((scan + 60 + n))
  printf '[インシデント報告の送信元による分類]\n\n'
  printf '        .%s   %s 件\n' jp $((scan / 2)) com $((scan / 5)) net $((20 + n * 5 % 30)) kr $((10 + n * 3 % 25)) de $((5 + n % 7)) au $((n * n % 40 + 1))
  printf '\n[インシデント報告より派生した通知連絡]\n\n  通知連絡した件数は %s件です。\n\n' $((90 + n * 13 % 90))
  printf '[インシデント報告のタイプ別分類]\n\n'
  printf 'I. プローブ、スキャン、その他不審なアクセス\n\n  この分類について %s件の報告を受領しています。\n\n' $scan
  printf '        %s   %s件\n' '135   (epmap)' $((n * 17 % 300 + 20)) '445   (microsoft-ds)' $((n * 29 % 260 + 9)) \
    '80    (http)' $((n * 7 % 190 + 30)) '21    (ftp)' $((n * 5 % 60 + 4)) '22    (ssh)' $((n * 19 % 120 + 8)) \
    '1434' $((n > 26 ? n * 31 % 220 : 3)) '53    (domain)' $((n * 3 % 44 + 2)) 'icmp' $((n * 11 % 90 + 1))
  printf '\nII. 送信ヘッダを詐称した電子メールの配送\n\n  この分類について %s件の報告を受領しています。\n\n' $((15 + n * 7 % 20))
  printf 'III. システムへの侵入\n\n  この分類について %s件の報告を受領しています。\n\n' $((2 + n % 9))
  printf 'IV. サービス運用妨害につながる攻撃\n\n  この分類について %s件の報告を受領しています。\n\n' $((1 + n % 5))
  printf 'V. その他\n\n  上記に入らない件について %s件の報告を受領しています。\n\n' $((30 + n * 3 % 12))
  printf '§2. 公開文書\n\n  脆弱性について述べた模造の文書です。数字はみな作り物です。\n'
}

make_years() {
  local year quarter
  for year in 1999 2000 2001 2002 2003 2004; do
    for quarter in 1 2 3 4; do
      [ $year$quarter = 20013 ] && continue  # a gap
      quarterly $year $quarter | signed pr${year#??}000$quarter.txt \
        $((quarter == 4 ? year + 1 : year))-$(printf %02d $((quarter * 3 % 12 + 1)))-15T03:00:00Z
    done
  done
  hostile | signed 'hostile.txt' 2004-06-01T03:00:00Z UTF-8
  cp site/hostile.txt "site/<img src=x onerror=alert(1)> ..&quot; con.txt"
  printf 'damaged\n' >site/pr040099.txt
  run_any mirror -q
  quarterly 2003 2 | sed 's/模造の文書です/模造の文書でした。ひとつ直しました/' | signed pr030002.txt 2003-07-20T03:00:00Z
  run_any mirror -q
}
run_any() { "$INKAN" --config c.toml "$@" >out 2>err </dev/null || [ $? = 3 ] || fail "inkan $* fails"; }

# An alert whose number, title and text are markup, script, controls and turned directions.
hostile() {
  local esc rlo
  esc=$(printf '\033')
  rlo=$(printf '\342\200\256')
  cat <<TEXT
======================================================================
                                                   JPCERT-AT-2004-0007
                                                             JPCERT/CC
                                                            2004-06-01

                  <<< JPCERT/CC Alert 2004-06-01 >>>

      <script>alert(1)</script> "'\`</title><img src=x onerror=alert(2)> に関する注意喚起

======================================================================

I. 概要 </li></ol><script>document.title='broken'</script>

  ${rlo}evil${esc}[2J${esc}]0;title${esc}\\ \${7*7} {{7*7}} javascript:alert(3)
  &lt;b&gt; &#60;script&#62; ]]> --> <!-- <![CDATA[ <svg onload=alert(4)>
  =cmd|' /C calc'!A0  __proto__ constructor 罠の文書

II. 参考情報

  "onmouseover="alert(5)
  http://example.org/"onclick="alert(6)

改訂履歴
2004-06-01 <script>alert(7)</script> 初版
TEXT
}
