#include "tests/parse/reports.h"

namespace parse_test {

std::string EarlyReport() {
  return R"(======================================================================
                                                   JPCERT-WR-1998-2203
                                                             JPCERT/CC

                 <<< JPCERT/CC REPORT 1998-06-03 >>>

                    http://www.example.jp/form/
======================================================================

この知らせは、1998-05-24(日) から
1998-05-30(土) までに番小屋が得た話のうち、大切なものを集めたものです。


[1] 戸を叩く虫の対策

Hedge Office Note HN-12
Knocking Insects
http://www.example.org/hn12
(邦訳)
http://www.example.jp/hn12

虫が来るので戸を閉めましょう。前に述べた
[1] の虫とは別の虫です。

    関連文書 (日本語)
    番小屋だより
    虫の見分け方
    http://www.example.jp/mushi

[2] 垣根の杭に関する
    長い題の続き

    杭が腐っています。

    Fence Weekly
    Rotten Piles
    http://www.example.org/piles.html
    ftp://ftp.example.org/piles

    関連文書 (英語)

    Fence Weekly CVE-1998-0042
    http://www.example.org/0042

[今週の一口メモ]

* 錠前の手入れ

  錠前には油をさします。

    参考文献 (日本語)
    錠前の本
    http://www.example.jp/lock

______________________________________________________________________

■ 番小屋への知らせ方
  http://www.example.jp/form/
)";
}

std::string LaterReport() {
  return R"(JPCERT-WR-2001-0101
JPCERT/CC

JPCERT/CC レポート 2001-01-04

──────────────────────────────
■12/24(日)〜12/30(土) のセキュリティ関連情報
目 次

【1】井戸の蓋がはずれる
【2】「梯子」に脆弱性
【今週のひとくちメモ】蓋の閉め方

※選び方は次をご覧ください。
http://www.example.jp/form/
──────────────────────────────

【1】井戸の蓋がはずれる

情報源
村役場
井戸の知らせ
http://www.example.jp/well

概要
蓋がはずれて落ちます。新しい蓋に替えてください。

関連文書 (英語)
Well Board
Lids
http://www.example.org/lids

【2】「梯子」に脆弱性

情報源
大工組
はしご
http://www.example.jp/hashigo

概要
梯子が倒れます。

■今週のひとくちメモ

○蓋の閉め方

蓋は右に回します。

参考文献 (日本語)
蓋の図
http://www.example.jp/lid

■JPCERT/CC からのお願い

知らせはこちらへ。
http://www.example.jp/form/

改訂履歴
2001-01-05 綴りを直した
)";
}

std::string Translation() {
  return R"(JPCERT/CC が許しを得て訳したものです。
翻訳: JPCERT/CC
翻訳日: 1998年2月3日

-----------------------------------------------------------------------------
CERT(*) Advisory CA-93.77
Original issue date: March 4, 1993
Last revised: September 5,1994
Mended the hedge

A complete revision history is at the end of this file.

Topic: A hole in the hedge of the
       village pond
-----------------------------------------------------------------------------
CERT(*) 勧告 CA-93.77
初版: 1993年3月4日
最終改訂: 1994年9月5日

改訂の履歴はこの文書の終わりにあります。

主 題: 池の垣根の穴
-----------------------------------------------------------------------------

There is a hole. It is like that of CA-93.05.

穴があります。

I.   Description

     Geese can walk through the hole.

I.   概要

     がちょうが通ります。

II.  Impact
II.  影響

     The geese are gone.

-----------------------------------------------------------------------------
Revision history

Sept. 5, 1994  Mended the
               hedge
May 12,1993  Counted the geese

-----------------------------------------------------------------------------
改訂履歴

1994年9月5日  垣根を直した
1993年5月12日  がちょうを数えた
)";
}

std::string LeastReport() { return "JPCERT-WR-1998-0101\nJPCERT/CC REPORT 1998-01-07\n\n[1] x\n"; }

std::string LeastTranslation() { return "CERT(*) Advisory CA-93.77\nJPCERT/CC\nTopic: x\n"; }

}  // namespace parse_test
