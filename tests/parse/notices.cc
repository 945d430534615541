#include "tests/parse/notices.h"

namespace parse_test {

std::string EarlyAlert() {
  return R"(======================================================================
JPCERT-AT-1997-0003
JPCERT/CC

                     JPCERT/CC Alert(Goat Worm)

                                        初  版: 1997/02/20 (Ver.01)
                                        発 行 日: 1997/02/23 (Ver.02)
                 最新情報: http://www.jpcert.or.jp/at/1997/at970003.txt
======================================================================

I. 概要

  山羊ワームと呼ばれるプログラムが柵を越えています。柵の弱点は CA-97.06 と
VU#424242 で説明されています。

II. 対象

  ・柵 1.0 から 2.3 まで
  ・納屋 4.1

III. 対策

  (1) 柵の修理

  柵を直してください。

  (2) 山羊の捜索

  山羊を数えてください。

参考文献

  [1] CERT Advisory CA-97.06
      Goats and Fences
      http://www.cert.org/advisories/CA-97.06.html
      (日本語訳) http://www.jpcert.or.jp/tr/cert_advisories/CA-97.06.txt
  [2] 柵の手引き

======================================================================
JPCERT コーディネーションセンター
http://www.jpcert.or.jp/
)";
}

std::string Alert() {
  return R"(各位

                                                   JPCERT-AT-1998-0006
                                                             JPCERT/CC

                  <<< JPCERT/CC Alert 1998-08-15 >>>

                戸を叩く虫に関する注意喚起

                   Knocking Insects

             http://www.jpcert.or.jp/at/1998/at980006.txt

I. 概要

  戸を叩く虫が増えています。1998年8月1日から、多くの家で音がしています。
詳しくは CAN-1998-
  0528 と CVE-1998-0529 をご覧ください。I. から III. までを順に行なって
ください。


II. 対象となるシステム

  以下の家が対象となります。

  - 木の家 95、98 および 98 Second
    Edition
  - 石の家 4.0

  以下の家は対象となりません。

  - 氷の家

  詳細については、大工にご相談ください。


III. 対策

  戸を閉めます。


IV. 参考情報

  CERT Advisory CA-1998-42
  Knocking Insects at the Door
  http://www.cert.org/advisories/CA-1998-42.html

  Microsoft Security Bulletin MS98-026
  戸の弱点により
  虫が入る (999980)
  http://www.example.com/japan/technet/treeview/default.asp?url=/japan/
  technet/security/ms98-026.asp

  JP Vendor Status Notes JVNCA-1998-42
  http://jvn.example/cert/JVNCA-1998-42.html

  今回の件につきまして当方まで提供いただける情報がございましたら、
info@example.jp までご連絡ください。

======================================================================
JPCERT コーディネーションセンター (JPCERT/CC)
TEL: 00-0000-0000
http://www.jpcert.or.jp/
)";
}

std::string RevisedAlert() {
  return R"(各位

                                                   JPCERT-AT-1999-0007
                                                             JPCERT/CC
                                                     1999-07-15 (初版)
                                                     1999-07-18 (更新)
                                                     1999-07-20 (更新)

                  <<< JPCERT/CC Alert 1999-07-15 >>>

      1999年7月15日に見つかった井戸の弱点を使って伝わる蛙の群れに関する
      注意喚起

      Frogs That Spread Through
      a Weakness of the Well

             http://www.jpcert.or.jp/at/1999/at990007.txt

Ⅰ. 概要

  蛙が井戸から出ています。

Ⅱ. 影響を受ける製品

  * 深井戸 2.0
  * 浅井戸 3.1.4
    (組み込みのものを含む)
  ※ 池は別に調べています。

Ⅲ. 参考情報

  - JVNVU#90001234 井戸の弱点
    http://jvn.example/cert/JVNVU%2390001234
    http://kb.example/vuls/90001234
  - TA99-123A: Frogs
    http://www.us-cert.example/TA99-123A.html
    邦訳
    http://jvn.example/ta99-123a.html
)";
}

std::string LaterAlert() {
  return R"(各位

                                                   JPCERT-AT-2093-0004
                                                             JPCERT/CC
                                                      2093年2月14日

                  <<< JPCERT/CC Alert 2093-02-14 >>>

       2093年2月 納屋の定期点検 (緊急 6件含) に関する注意喚起
       February 2093 Barn Inspection
       (including six urgent ones)

            http://www.jpcert.or.jp/at/2093/at930004.txt

I. 概要

  納屋の点検の結果が出ました。

** 更新: 2093年2月16日 追記 ******************************************
  屋根の修理が間に合いません。
**********************************************************************

II. 対象

  納屋 1
  納屋 2 (2092年に建てられたもので
    屋根のあるもの)

III. 対策

  屋根に登ってください。

IV. 参考情報

  納屋の点検
  http://barn.example/inspection/feb2093.html

  RFC 2350 と納屋
  https://www.example.org/rfc2350

________
改訂履歴
2093-02-14 初版
2093-02-16 屋根の修理について
           追記
======================================================================
)";
}

std::string Technical() {
  return R"(======================================================================
JPCERT-ED-1998-0002
JPCERT/CC

               技術メモ - 戸締まりの手引き

                                        初 版: 1998-07-16 (Ver.01)
                                        発 行 日: 1998-07-19 (Ver. 1.1)
             最新情報: http://www.jpcert.or.jp/ed/1998/ed980002.txt
======================================================================

目次

  I.   はじめに
  II.  戸
       II-1. 錠
       II-2. 鍵
  III. 参考文献

I. はじめに

  この文書は戸締まりの手引きです。1998-07-01 に戸を調べました。

II. 戸

  II-1. 錠

    錠は丈夫なものにします。

  II-2. 鍵

    鍵は渡しません。

  手順:

  1. 戸を閉める
  2. 錠をかける

III. 参考文献

  [1] AA-98.02 Doors
      http://www.auscert.example/aa-98.02
  [2] 戸の歴史
)";
}

std::string OldTechnical() {
  return R"(======================================================================
JPCERT-E-TEC-98-0002-03
JPCERT/CC

                  緊急報告 - 塀を越える犬

                            初  版: 98/02/17
                            更 新 日: 98年3月2日
                 最新情報: http://www.jpcert.or.jp/info/98-0002/
======================================================================

1. 概要

   犬が塀を越えています。JPCERT-E-TEC-98-0002-01 を読んだ方へ。

2. 参考情報

   1. IN-98-05 Dogs
      http://www.cert.org/incident_notes/IN-98-05.html

   2. CIAC Bulletin I-042
      http://ciac.example/i-042

3. おわりに

   JPCERT-E-INF-98-0001 もご覧ください。
)";
}

std::string PressRelease() {
  return R"(報道関係者各位
                                                         PRESS RELEASE
                                                      1998年3月17日
                              有限責任中間法人 JPCERT コーディネーションセンター

          JPCERT/CC、戸の弱点の届け出を受けるしくみを
          始める

              〜 戸を作る人と使う人のために 〜

            http://www.jpcert.or.jp/press/1998/0317.txt

  JPCERT コーディネーションセンターは、1998年3月20日から届け出を受けます。
JPCERT-AT-1998-0006 も http://www.jpcert.or.jp/press/1997/0101.txt もその例です。

■ しくみ

  誰でも届けることができます。

■ これから

  戸の数を数えます。

【本件に関するお問い合わせ先】
  広報 担当: 山田
  TEL: 00-0000-0000
  E-mail: press@example.jp
)";
}

std::vector<std::string> AllNotices() {
  return {EarlyAlert(), Alert(),        RevisedAlert(), LaterAlert(),
          Technical(),  OldTechnical(), PressRelease()};
}

}  // namespace parse_test
