#include "tests/parse/overview.h"

#include <vector>

#include "base/escape.h"
#include "base/text.h"

namespace parse_test {

std::string EarlyOverview() {
  return R"(======================================================================
JPCERT-PR-1998-0007
JPCERT/CC

                  JPCERT/CC 活動概要 [ 1998年1月1日 〜 1998年3月31日 ]

                                                    発行日: 1998-04-20
======================================================================

  これは試験のために書いた文書で、数字はみな作り物です。

§1. インシデント報告

  冬のあいだに私たちの窓口へ届いた便りのうち、事件についての報告の件数は
  1,587件でした。内訳の和がこれに等しいとは限りません。

[インシデント報告の送信元による分類]

  便りの差し出し元を国ごとに並べます。

        .jp         812 件
        .com         43 件
        .co.uk        1 件

[インシデント報告より派生した通知連絡]

  便りを受けて先方へ通知連絡した件数は 304件です。

[インシデント報告のタイプ別分類]

I. プローブ、スキャン、その他不審なアクセス

  戸を叩くだけで去った者について 591件の報告を受領しています。参考文献 [1]
  [2] をお読みください。叩かれた戸の番号は次の通りです。

        135   (epmap)        327件 (*1)
        445   (microsoft-ds) 1,247件 (*1) (*2)
        3389                 173件
        icmp                 120件 (*1)
        20168                 82件

  (*1) 虫が仲間を増やそうとしたものと思われます。参考文献 [3] もどうぞ。

  (*2) 遠くから操ろうとしたものと思われます。

II. 送信ヘッダを詐称した電子メールの配送

  名を騙った手紙について 15件の報告を受領しています。

  手紙を運んだワームのうち、主なものを以下に紹介します。

        MyDoom/Novarg [2]

        * 名前の由来は V. および VI. に書きました。

        Witty ワーム [3]

III. システムへの侵入

  家に上がられた件について 2件の報告を受領しています。上がった者のしたこと
  は次の通りです。

      (1) ほかの家への踏み台 (ワームを含む)
      (2) 家具の入れ替え

IV. サービス運用妨害につながる攻撃

  戸口をふさがれた件について 3件の報告を受領しています。

V. その他

  上記 I. から IV. に入らない件について 38件の報告を受領しています。

§2. 公開文書

  この間に私たちが出した文書は次の通りです。

I. 注意喚起 1件
   http://www.example.jp/at/

   1998-02-16   戸締まりの勧め

II. JPCERT/CC レポート 13件
   http://www.example.jp/wr/

   取り上げた項目数は、合計して 104件です。

III. 活動概要 1件

§3. 主催イベント

I. 集い

  春の集いに 30件の申し込みの報告がありました。

__________

Appendix. 参考文献

[1] Locks and
    Keys
    http://www.example.org/locks.html

[2] CA-1996-01 Doors
    http://www.example.org/doors.html
    (日本語訳)
    http://www.example.jp/doors.txt

[3] 虫の本

__________

改訂履歴

1998-04-21 「§1. インシデント報告」の数を
    2 か所で直した
1998-04-20 初版 (JPCERT-PR-1998-0007)
)";
}

std::string TaggedOverview() {
  return R"(======================================================================
JPCERT-PR-1998-0011
JPCERT/CC

                  JPCERT/CC 活動概要 [ 1998-04-01 〜 1998/06/30 ]

                                           初 版: 1998-07-16 (Ver.01)
                                           発 行 日: 1998/07/19 (Ver.02)
======================================================================

§1. インシデント報告

  この春に届いた事件についての報告の総数は 920件でした。

I. インシデント報告の送信元による分類

  国ごとに並べます。

        .jp         812 件
        .net         43 件

II. インシデント報告より派生した通知連絡

  先方への通知の件数は 104件です。

III. インシデント報告のタイプ別分類

(1) プローブ、スキャン、その他不審なアクセス (scan)

  戸を叩かれた件について 861件の報告を受領しています。

(2) 送信ヘッダを詐称した電子メールの配送 (forged)

  名を騙られた件について 21件の報告を受領しています。

(3) システムへの侵入 (intrusion)

  上がられた件について 6件の報告を受領しています。

(4) サービス運用妨害につながる攻撃 (DoS)

  ふさがれた件について 3件の報告を受領しています。

(5) 紙飛行機の投げ込み (paper plane)

  紙飛行機について 7件の報告を受領しています。

(6) その他 (other)

  残りの件について 33件の報告を受領しています。

§2. 公開文書

I. 注意喚起 3件

II. 絵葉書 2件
)";
}

std::string LaterOverview() {
  return R"(======================================================================
JPCERT-PR-1999-0002
JPCERT/CC

                  JPCERT/CC 活動概要 [ 1999年1月1日 〜 3月31日 ]

                                             発行日: 1999年 4月 7日
======================================================================

§1. インシデント報告
http://www.example.jp/ir/

  窓口の開いている日には、いつでも便りを受け取っています。便りには日付と宛名
  をお書きください。この冬の報告件数は 763件でした。

I. インシデント報告の送信元による分類

        .jp         500 件
        .de          20 件
        その他       31 件

II. インシデント報告のタイプ別分類

(1) プローブ、スキャン、その他不審なアクセス (scan)

  戸を叩かれた件について 580件の報告を受領しています。

        22    (ssh)         210件
        1026/udp             95件
        その他              118件

(2) フィッシング (phishing)

  偽の店について 70件の報告を受領しています。

(3) Web サイトの改ざん (web defacement)

  看板の書き換えについて 12件の報告を受領しています。

(4) マルウェア

  虫について 9件の報告を受領しています。

§2. 公開文書
)";
}

namespace {

bool IsSentences(std::string_view paragraph) {
  return paragraph.substr(0, 2) == "  " && paragraph.substr(0, 3) != "  (" &&
         paragraph.find("。") != std::string_view::npos;
}

bool IsDigit(char c) { return (c >= '0' && c <= '9') || c == ','; }

std::string WrapParagraph(const std::vector<std::string_view>& lines, std::size_t width) {
  std::string words;
  for (const std::string_view line : lines) words += base::Trim(line);
  std::string wrapped = "  ";
  std::size_t column = 0;
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t size = base::DecodeUtf8(rest).size;
    const bool within_number = IsDigit(rest[0]) && IsDigit(wrapped.back());
    if (column >= width && !within_number) {
      wrapped += "\n  ";
      column = 0;
    }
    wrapped += rest.substr(0, size);
    rest.remove_prefix(size);
    ++column;
  }
  return wrapped + "\n";
}

}  // namespace

std::string Rewrap(std::string_view text, std::size_t width) {
  std::string wrapped;
  std::vector<std::string_view> paragraph;
  const auto finish = [&] {
    std::string whole;
    for (const std::string_view line : paragraph) whole.append(line).append("\n");
    wrapped += IsSentences(whole) ? WrapParagraph(paragraph, width) : whole;
    paragraph.clear();
  };
  for (const std::string_view line : base::SplitLines(text)) {
    paragraph.push_back(line);
    if (line.empty()) finish();
  }
  finish();
  return wrapped;
}

std::string WithFullWidthDigits(std::string_view text) {
  std::string wide;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      base::AppendUtf8(wide, 0xFF10 + (c - '0'));
    } else {
      wide += c;
    }
  }
  return wide;
}

}  // namespace parse_test
