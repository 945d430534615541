#include "site/frame.h"
#include "site/signature_tables.h"

namespace site {
namespace {

constexpr std::size_t kMostRefused = 200;
constexpr std::size_t kAllRows = static_cast<std::size_t>(-1);

void AddKeys(const SignatureRows& rows, const std::string& data, Html& page) {
  const Language language = page.language();
  page.Add("<section aria-labelledby=\"keys\"><h2 id=\"keys\">").Say({"Keys", "鍵"}).Add("</h2>\n");
  AddFigure(
      {"keys", "keys-over-time",
       Phrase{"Keys on a time line, with what each signed", "鍵の有効期間と署名した文書数"}.In(
           language),
       Phrase{"A line from the day a key was made to the day it expires (an arrow: it has no "
              "end). A circle is the documents it signed in a year; the number stands in it.",
              "線は鍵の作成日から有効期限までを表します (矢印は無期限)。円はその年に署名した文書を"
              "表し、数字は文書数です。"}
           .In(language),
       data + "keys.csv"},
      KeyTable(rows, language), page);
  AddTable(SeriesTable(rows, language),
           Phrase{"What each key signed", "各鍵が署名した文書"}.In(language), page);
  page.Add("</section>\n");
}

void AddYears(const SignatureRows& rows, const std::string& data, Html& page) {
  const Language language = page.language();
  page.Add("<section aria-labelledby=\"outcomes\"><h2 id=\"outcomes\">");
  page.Say({"Outcomes by year", "年別の検証結果"}).Add("</h2>\n");
  AddFigure({"stack", "outcomes-by-year",
             Phrase{"Messages by outcome and year", "結果別・年別のメッセージ数"}.In(language),
             Phrase{"By the year that the signature claims. Messages without a readable signature "
                    "have none and are left out.",
                    "署名に記された年による集計です。署名を読み取れないメッセージは含みません。"}
                 .In(language),
             data + "outcomes.csv"},
            OutcomeTable(rows, language), page);
  page.Add("</section>\n<section aria-labelledby=\"digests\"><h2 id=\"digests\">");
  page.Say({"Weak digests", "弱いハッシュ方式"}).Add("</h2>\n");
  AddFigure(
      {"stack", "digests-by-year",
       Phrase{"Accepted revisions by digest and year", "ハッシュ方式別・年別の受理した版"}.In(
           language),
       Phrase{"MD5 and SHA1 can be forged today. What was seen and recorded before that is "
              "proven by the ledger, not by the signature alone.",
              "MD5 と SHA1 は現在では偽造が可能です。それ以前に確認・記録されたことは、署名だけで"
              "なく台帳によって証明されます。"}
           .In(language),
       data + "digests.csv"},
      DigestTable(rows, language), page);
  page.Add("</section>\n");
}

void AddQuarantine(const SignatureRows& rows, const std::string& data, Html& page) {
  const Language language = page.language();
  page.Add("<section aria-labelledby=\"quarantine\"><h2 id=\"quarantine\">");
  page.Say({"Quarantine", "隔離"}).Add("</h2>\n<p class=\"note\">");
  page.Say({"What is kept but not accepted: none of it becomes a fact. In all: ",
            "保存しているものの受理していないデータです。ここから事実が抽出されることはありません。"
            "総数: "});
  page.Number(static_cast<std::int64_t>(rows.quarantine.size())).Add("</p>\n");
  if (!rows.quarantine.empty()) {
    AddTable(QuarantineTable(rows, language, kMostRefused),
             Phrase{"Newest in quarantine", "新しく隔離されたデータ"}.In(language), page);
  }
  page.Add("<p class=\"files\"><a download").Attribute("href", data + "quarantine.csv").Add(">");
  page.Say({"CSV of all that is in quarantine", "隔離データ全件の CSV"})
      .Add("</a></p></section>\n");
}

std::string SignaturesPage(const SignatureRows& rows, Language language) {
  const std::string data = language == Language::kEnglish ? "data/" : "../data/";
  Html page(language);
  page.Add("<h1>").Say({"Signatures", "署名"}).Add("</h1>\n<p class=\"lead\">");
  page.Say({"Who signed, when, and how well that still holds.",
            "誰が、いつ署名し、その署名が今どこまで信頼できるかを示します。"});
  page.Add("</p>\n");
  AddKeys(rows, data, page);
  AddYears(rows, data, page);
  AddQuarantine(rows, data, page);
  return FramedPage({"signatures.html",
                     Phrase{"Signatures", "署名"}.In(language),
                     Section::kSignatures,
                     {"d3.min.js", "charts.js"}},
                    page);
}

}  // namespace

base::Status WriteSignatures(const Source& source, Output& out) {
  const auto rows = ReadSignatures(*source.archive);
  if (!rows) return base::Forward(rows);
  out.Begin("signatures", "");
  for (const Language language : kLanguages) {
    auto written = out.Write(std::string(Folder(language)) + "signatures.html",
                             SignaturesPage(*rows, language));
    if (!written) return written;
  }
  constexpr Language kCsv = Language::kEnglish;
  for (const auto& [name, table] :
       {std::pair("keys", KeyTable(*rows, kCsv)), std::pair("outcomes", OutcomeTable(*rows, kCsv)),
        std::pair("digests", DigestTable(*rows, kCsv)),
        std::pair("quarantine", QuarantineTable(*rows, kCsv, kAllRows))}) {
    auto written = out.Write(std::string("data/") + name + ".csv", CsvOf(table));
    if (!written) return written;
  }
  return {};
}

}  // namespace site
