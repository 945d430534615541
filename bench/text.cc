#include "bench/text.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <random>
#include <string_view>

#include "base/escape.h"

namespace bench {
namespace {

constexpr int kFirstYear = 1998;
constexpr std::uint32_t kYears = 11;
constexpr std::string_view kRule =
    "======================================================================\n";

constexpr std::array<std::string_view, 12> kSubjects = {
    "窓口の当番は",     "隣の部署の担当者は",   "夜間の監視役は",     "計算機室の管理者は",
    "連絡を受けた側は", "記録を読み返した者は", "出荷前の検査係は",   "利用者の一部は",
    "外から眺めた人は", "古い装置の持ち主は",   "設定を見直した班は", "報告の書き手は"};
constexpr std::array<std::string_view, 12> kObjects = {"同じ時刻に並んだ接続の跡を",
                                                       "覚えのない設定の変更を",
                                                       "置き換わったファイルの日付を",
                                                       "途中で途切れた通信の記録を",
                                                       "見慣れない宛先への送信を",
                                                       "重なり合う警告の山を",
                                                       "更新の済んでいないソフトウェアを",
                                                       "誰も使っていない利用者の登録を",
                                                       "開いたままの受け口を",
                                                       "電子メールに添えられた部品を",
                                                       "名前だけが似たホストを",
                                                       "一晩で膨らんだログを"};
constexpr std::array<std::string_view, 12> kManners = {"一件ずつ手元の控えと突き合わせて",
                                                       "順番を決めて静かに",
                                                       "手順書のとおりに",
                                                       "別の経路から念のためもう一度",
                                                       "関係するサイトに問い合わせながら",
                                                       "翌朝までに急いで",
                                                       "ネットワークから切り離したうえで",
                                                       "過去の例と見比べながら",
                                                       "二人一組で声に出して",
                                                       "時計の狂いを考えに入れて",
                                                       "複製を取ってから",
                                                       "必要な範囲に限って"};
constexpr std::array<std::string_view, 12> kVerbs = {
    "調べ直しました。",       "書き留めました。",           "元の状態に戻しました。",
    "担当者へ知らせました。", "数え上げました。",           "一覧にまとめました。",
    "取り除きました。",       "保管しておきました。",       "確かめることにしました。",
    "しばらく見守りました。", "次の当番に引き継ぎました。", "無害であると判断しました。"};
constexpr std::array<std::string_view, 10> kDomains = {"jp", "net", "com", "kr", "tw",
                                                       "br", "au",  "de",  "fr", "edu"};
constexpr std::array<std::string_view, 8> kPorts = {
    "135   (epmap)       ", "445   (microsoft-ds)", "80    (http)        ", "1434  (ms-sql-m)    ",
    "139   (netbios-ssn) ", "22    (ssh)         ", "3389                ", "icmp                "};
constexpr std::array<std::string_view, 6> kProducts = {
    "配送係 {}.{} およびそれ以前",       "受付箱 {}.{}", "名簿係 {}.{}.2",
    "書庫 {}.{} (組み込みのものを含む)", "印刷番 {}.{}", "門番 {}.{} 試用版"};

// One text being written. Japanese lines are broken where they are full, as the real ones are.
class Writer {
 public:
  explicit Writer(std::uint32_t number) : random_(number) {}

  void Line(std::string_view line) { text_.append(line).push_back('\n'); }
  void Paragraphs(std::size_t sentences);
  void Wrapped(std::string_view sentence_text);
  std::uint32_t Below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  std::string Take() { return std::move(text_); }

 private:
  template <std::size_t kSize>
  std::string_view Any(const std::array<std::string_view, kSize>& words) {
    return words.at(Below(kSize));
  }
  std::string Sentence();

  std::mt19937 random_;
  std::string text_;
};

std::string Writer::Sentence() {
  std::string sentence(Any(kSubjects));
  sentence.append(Any(kObjects)).append("、").append(Any(kManners)).append(Any(kVerbs));
  return sentence;
}

void Writer::Wrapped(std::string_view sentences) {
  constexpr int kColumns = 70;
  std::string line = "  ";
  int columns = 2;
  while (!sentences.empty()) {
    const auto [value, size] = base::DecodeUtf8(sentences);
    const int width = value < 0x80 ? 1 : 2;
    if (columns + width > kColumns) {
      Line(line);
      line = "  ";
      columns = 2;
    }
    line.append(sentences.substr(0, size));
    columns += width;
    sentences.remove_prefix(size);
  }
  Line(line);
}

void Writer::Paragraphs(std::size_t sentences) {
  while (sentences > 0) {
    std::string paragraph;
    for (std::size_t i = 0; i < 4 && sentences > 0; ++i, --sentences) paragraph += Sentence();
    Wrapped(paragraph);
    Line("");
  }
}

struct Place {
  int year = 0;
  std::uint32_t sequence = 0;
  int month = 0;
  int day = 0;

  std::string Day() const { return fmt::format("{}-{:02}-{:02}", year, month, day); }
  std::string Name(std::string_view series) const {
    return fmt::format("{}{:02}{:04}", series, year % 100, sequence);
  }
};

void WriteSources(Writer& writer) {
  writer.Line("[インシデント報告の送信元による分類]\n");
  writer.Wrapped("報告の送り手をトップレベルドメインごとに数えると次のようになります。");
  writer.Line("");
  std::uint32_t count = 400 + writer.Below(900);
  for (const std::string_view domain : kDomains) {
    writer.Line(fmt::format("        .{:<8} {:>5} 件", domain, count));
    count = count * (50 + writer.Below(45)) / 100;
  }
  writer.Line("\n[インシデント報告より派生した通知連絡]\n");
  writer.Wrapped(fmt::format("報告をきっかけに、関係するサイトへ通知連絡した件数は {}件です。",
                             20 + writer.Below(400)));
}

void WriteTypes(Writer& writer, std::size_t sentences) {
  writer.Line(
      "\n[インシデント報告のタイプ別分類]\n\nI. プローブ、スキャン、その他不審なアクセス\n");
  writer.Wrapped(
      fmt::format("不審な接続について {}件の報告を受領しています。参考文献 [1] に説明があります。",
                  200 + writer.Below(900)));
  writer.Line("");
  for (const std::string_view port : kPorts) {
    writer.Line(fmt::format("        {} {:>5}件", port, 5 + writer.Below(500)));
  }
  writer.Line("");
  writer.Paragraphs(sentences);
  writer.Line("II. 送信ヘッダを詐称した電子メールの配送\n");
  writer.Wrapped(
      fmt::format("電子メールの配送について {}件の報告を受領しています。", 1 + writer.Below(40)));
  writer.Line(
      "\n  手紙を運んだワームのうち、主なものを以下に紹介します。\n\n        MyDoom/Novarg [2]\n");
  writer.Line("III. システムへの侵入\n");
  writer.Wrapped(
      fmt::format("システムへの侵入について {}件の報告を受領しています。", 1 + writer.Below(30)));
  writer.Line("");
  writer.Paragraphs(sentences);
  writer.Line("IV. サービス運用妨害につながる攻撃\n");
  writer.Wrapped(
      fmt::format("応答を妨げる通信について {}件の報告を受領しています。", 1 + writer.Below(20)));
  writer.Line("\nV. その他\n");
  writer.Wrapped(fmt::format("上記 I. から IV. に入らない件について {}件の報告を受領しています。",
                             1 + writer.Below(60)));
}

std::string Overview(Writer writer, const Place& place) {
  const std::string number = fmt::format("JPCERT-PR-{}-{:04}", place.year, place.sequence);
  const int quarter = (place.month - 1) / 3;
  writer.Line(fmt::format("{}{}\nJPCERT/CC\n", kRule, number));
  writer.Line(
      fmt::format("                  JPCERT/CC 活動概要 [ {0}年{1}月1日 〜 {0}年{2}月{3}日 ]\n",
                  place.year, quarter * 3 + 1, quarter * 3 + 3, quarter % 3 == 0 ? 31 : 30));
  writer.Line(fmt::format("                                                    発行日: {}\n{}",
                          place.Day(), kRule));
  writer.Wrapped("これは速さを測るために書いた模造文書です。数字はみな作り物です。");
  writer.Line("\n§1. インシデント報告\n");
  writer.Wrapped(fmt::format("この四半期に寄せられたインシデントの報告の件数は {}件でした。",
                             500 + writer.Below(1500)));
  writer.Line("");
  const std::size_t sentences = 6 + writer.Below(26);
  writer.Paragraphs(sentences);
  WriteSources(writer);
  WriteTypes(writer, sentences);
  writer.Line(
      fmt::format("\n§2. 公開文書\n\nI. 注意喚起 1件\n   http://www.example.jp/at/\n\n   {}   "
                  "受け口の点検\n\nII. JPCERT/CC レポート 13件\n   http://www.example.jp/wr/\n",
                  place.Day()));
  writer.Line(fmt::format("   取り上げた項目数は、合計して {}件です。\n", 80 + writer.Below(40)));
  writer.Line(
      "__________\n\nAppendix. 参考文献\n\n[1] 受け口の閉じかた\n    "
      "http://www.example.org/ports.html\n");
  writer.Line(fmt::format(
      "[2] CERT Advisory CA-{}-{:02}\n    http://www.example.org/ca.html\n    (日本語訳)\n"
      "    http://www.example.jp/ca.txt\n",
      place.year, 1 + writer.Below(40)));
  writer.Line(fmt::format("__________\n\n改訂履歴\n\n{} 初版 ({})", place.Day(), number));
  return writer.Take();
}

std::string Alert(Writer writer, const Place& place) {
  writer.Line(fmt::format("各位\n\n{:51}JPCERT-AT-{}-{:04}\n{:61}JPCERT/CC\n{:61}{}\n", "",
                          place.year, place.sequence, "", "", place.Day()));
  writer.Line(
      fmt::format("                  <<< JPCERT/CC Alert {} >>>\n\n"
                  "                受け口 {} 番への接続に関する注意喚起\n\n"
                  "                   Connections to Port {}\n\n"
                  "             http://www.jpcert.or.jp/at/{}/{}.txt\n",
                  place.Day(), place.sequence, place.sequence, place.year, place.Name("at")));
  writer.Line("I. 概要\n");
  writer.Wrapped(fmt::format(
      "これは速さを測るために書いた模造文書です。CVE-{}-{:04} と VU#{} に説明があります。",
      place.year, 1 + writer.Below(2000), 100000 + writer.Below(800000)));
  writer.Line("");
  const std::size_t sentences = 16 + writer.Below(40);
  writer.Paragraphs(sentences);
  writer.Line("II. 対象\n\n  以下の製品が対象となります。\n");
  for (const std::string_view product : kProducts) {
    writer.Line("  - " + fmt::format(fmt::runtime(product), 1 + writer.Below(9), writer.Below(20)));
  }
  writer.Line("\n\nIII. 対策\n");
  writer.Paragraphs(sentences);
  writer.Line("\nIV. 参考情報\n");
  writer.Line(
      fmt::format("  CERT Advisory CA-{}-{:02}\n  Connections to Many Ports\n"
                  "  http://www.example.org/advisories/CA-{}.html\n",
                  place.year, 1 + writer.Below(40), place.year));
  writer.Line(
      fmt::format("  Microsoft Security Bulletin MS{:02}-{:03}\n  受け口の弱点 ({})\n"
                  "  http://www.example.com/japan/security/ms.asp\n",
                  place.year % 100, 1 + writer.Below(90), 300000 + writer.Below(90000)));
  writer.Line(
      "  今回の件につきまして提供いただける情報がございましたら、\ninfo@example.jp "
      "までご連絡ください。\n");
  writer.Line(
      fmt::format("{}JPCERT コーディネーションセンター (JPCERT/CC)\nTEL: 00-0000-0000\n"
                  "http://www.jpcert.or.jp/",
                  kRule));
  return writer.Take();
}

}  // namespace

Text MakeText(std::uint32_t number) {
  Writer writer(number);
  // Of what the publisher of the real ones wrote in a year, weekly reports, alerts and four
  // overviews, about one in sixteen has counts.
  constexpr std::uint32_t kOverviewEvery = 16;
  const bool is_overview = number % kOverviewEvery == 0;
  const std::uint32_t place_number = is_overview ? number / kOverviewEvery : number;
  const Place place = {kFirstYear + static_cast<int>(place_number % kYears),
                       1 + place_number / kYears, static_cast<int>(1 + writer.Below(12)),
                       static_cast<int>(1 + writer.Below(28))};
  return {place.Name(is_overview ? "pr" : "at") + ".txt",
          is_overview ? Overview(writer, place) : Alert(writer, place),
          fmt::format("{}T{:02}:{:02}:{:02}Z", place.Day(), writer.Below(24), writer.Below(60),
                      writer.Below(60))};
}

}  // namespace bench
