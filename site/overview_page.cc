#include <algorithm>
#include <set>

#include "report/collected_rows.h"
#include "site/coverage.h"
#include "site/document_page.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/verdict_words.h"

namespace site {
namespace {

constexpr std::size_t kNewest = 12;

constexpr const char* kVerdicts =
    "SELECT accepted, outcome, reasons, count(*) AS messages FROM latest_judgement "
    "GROUP BY 1, 2, 3 ORDER BY 1 DESC, 4 DESC, 2, 3";
constexpr const char* kOpenFindings =
    "SELECT first_seen, coalesce(source, ''), kind, subject, detail, acknowledged IS NOT NULL "
    "FROM findings WHERE closed IS NULL ORDER BY first_seen DESC, id DESC";

struct Overview {
  std::vector<Coverage> coverage;
  report::CollectedRows verdicts;
  report::CollectedRows findings;
  std::vector<const Document*> newest;
  std::size_t sources = 0;
  std::size_t revisions = 0;
  std::int64_t refused = 0;
};

base::Result<Overview> ReadOverview(const Source& source) {
  Overview overview;
  overview.coverage = CoverageOf(source.documents);
  for (const auto& done :
       {store::RunQuery(*source.archive, kVerdicts, {}, overview.verdicts),
        store::RunQuery(*source.archive, kOpenFindings, {}, overview.findings)}) {
    if (!done) return base::Forward(done);
  }
  for (const auto& row : overview.verdicts.rows()) {
    if (report::CellText(row[0]) == "0") overview.refused += std::get<std::int64_t>(row[3]);
  }
  std::set<std::string> names;
  for (const Document& document : source.documents) {
    names.insert(document.source);
    overview.revisions += document.revisions.size();
    overview.newest.push_back(&document);
  }
  overview.sources = names.size();
  std::stable_sort(overview.newest.begin(), overview.newest.end(),
                   [](const auto* a, const auto* b) {
                     return a->current().first_seen != b->current().first_seen
                                ? a->current().first_seen > b->current().first_seen
                                : a->Day() > b->Day();
                   });
  overview.newest.resize(std::min(overview.newest.size(), kNewest));
  return overview;
}

void AddTile(std::size_t number, const Phrase& of, const char* link, Html& page) {
  page.Add("<li><a")
      .Attribute("href", link)
      .Add("><strong>")
      .Number(static_cast<std::int64_t>(number));
  page.Add("</strong> <span>").Say(of).Add("</span></a></li>\n");
}

void AddTiles(const Overview& overview, const Source& source, Html& page) {
  page.Add("<ul class=\"tiles\">\n");
  AddTile(source.documents.size(), {"documents", "文書"}, "documents.html", page);
  AddTile(overview.revisions, {"accepted revisions", "受理した版"}, "documents.html", page);
  AddTile(overview.sources, {overview.sources == 1 ? "source" : "sources", "入手元"}, "#coverage",
          page);
  AddTile(static_cast<std::size_t>(overview.refused), {"in quarantine", "隔離中"},
          "signatures.html#quarantine", page);
  AddTile(overview.findings.rows().size(), {"open findings", "未解決の所見"}, "#findings", page);
  page.Add("</ul>\n");
}

Table VerdictTable(const report::CollectedRows& verdicts, Language language) {
  Table table;
  table.columns = {
      {"verdict", Phrase{"Verdict", "判定"}.In(language), Role::kLabel, false},
      {"meaning", Phrase{"Why", "理由"}.In(language), Role::kPlain, false},
      {"messages", Phrase{"Messages", "メッセージ数"}.In(language), Role::kSeries, true}};
  for (const auto& row : verdicts.rows()) {
    const bool is_accepted = report::CellText(row[0]) == "1";
    const std::string reasons = report::CellText(row[2]);
    const std::string first = reasons.substr(0, reasons.find(','));
    const std::string outcome = report::CellText(row[1]);
    table.rows.push_back({{Explain(is_accepted ? "accepted" : "refused").In(language) +
                           std::string(is_accepted ? "" : ": " + reasons)},
                          {Explain(first.empty() ? outcome : first).In(language)},
                          {report::CellText(row[3])}});
  }
  return table;
}

void AddFindings(const report::CollectedRows& findings, Html& page) {
  page.Add("<section aria-labelledby=\"findings\"><h2 id=\"findings\">");
  page.Say({"Newest findings", "新しい所見"}).Add("</h2>\n");
  if (findings.rows().empty()) {
    page.Add("<p>").Say({"Nothing is open.", "未解決の所見はありません。"}).Add("</p></section>\n");
    return;
  }
  page.Add("<ol class=\"cards\">\n");
  for (std::size_t i = 0; i < std::min(findings.rows().size(), kNewest); ++i) {
    const auto& row = findings.rows()[i];
    const std::string kind = report::CellText(row[2]);
    page.Add("<li><p class=\"when\">").Text(report::CellText(row[0])).Add(" · ");
    page.Text(report::CellText(row[1])).Add("</p><p><strong>").Text(kind).Add("</strong> ");
    page.Say(ExplainFinding(kind)).Add("</p><p class=\"what\">").LinkOut(report::CellText(row[3]));
    page.Add("</p><p class=\"note\">").Text(report::CellText(row[4]));
    if (report::CellText(row[5]) == "1") page.Add(" · ").Say({"acknowledged", "確認済み"});
    page.Add("</p></li>\n");
  }
  page.Add("</ol></section>\n");
}

void AddNewest(const std::vector<const Document*>& newest, Html& page) {
  page.Add("<section aria-labelledby=\"newest\"><h2 id=\"newest\">");
  page.Say({"Newest documents", "新着文書"}).Add("</h2>\n<ol class=\"cards\">\n");
  for (const Document* document : newest) {
    page.Add("<li><p class=\"when\">").Text(document->Day()).Add(" · ").Text(document->Called());
    page.Add("</p><p>");
    page.Link(document->Page(), document->title.empty() ? document->Called() : document->title);
    page.Add("</p></li>\n");
  }
  page.Add("</ol></section>\n");
}

void AddPictures(const Overview& overview, Html& page) {
  const Language language = page.language();
  const std::string data = language == Language::kEnglish ? "data/" : "../data/";
  page.Add("<section aria-labelledby=\"coverage\"><h2 id=\"coverage\">");
  page.Say({"Coverage", "収録範囲"}).Add("</h2>\n");
  AddFigure(
      {"stack", "by-year",
       Phrase{"Documents by year and series", "年別・種別の文書数"}.In(language),
       Phrase{"By day of issue; the day of the signature where a text gives none. Only "
              "documents that a trusted key signed.",
              "発行日による集計です (発行日がない場合は署名日)。信頼する鍵で署名された文書だけを"
              "数えています。"}
           .In(language),
       data + "documents-by-year.csv"},
      DocumentsByYear(overview.coverage, language), page);
  page.Add("<div class=\"grid\">\n");
  for (const Coverage& one : overview.coverage) AddCoverage(one, page);
  page.Add("</div></section>\n<section aria-labelledby=\"verdicts\"><h2 id=\"verdicts\">");
  page.Say({"Verdicts at a glance", "検証結果のあらまし"}).Add("</h2>\n");
  AddFigure({"bars-across", "verdict-counts",
             Phrase{"Messages by verdict", "判定別のメッセージ数"}.In(language),
             Phrase{"The latest judgement about each message that was ever received.",
                    "これまでに受信した各メッセージに対する最新の判定です。"}
                 .In(language),
             data + "verdicts.csv"},
            VerdictTable(overview.verdicts, language), page);
  page.Add("</section>\n");
}

std::string OverviewPage(const Overview& overview, const Source& source, Language language) {
  Html page(language);
  page.Add("<div class=\"hero\"><h1>").Say({"What the archive holds", "アーカイブの概要"});
  page.Add("</h1>\n<p class=\"lead\">");
  page.Say(
      {"Clear-signed security documents, as they were received, with the proof of who signed "
       "them and what they say.",
       "クリア署名されたセキュリティ文書を受信したままの形で保存し、署名者の証明と、本文から"
       "抽出した事実を公開しています。"});
  page.Add("</p>\n<p class=\"note\">").Say({"As of the run that ended at ", "最終実行: "});
  page.Text(source.as_of.empty() ? "–" : source.as_of).Add("</p>\n");
  AddTiles(overview, source, page);
  page.Add("</div>\n");
  AddPictures(overview, page);
  page.Add("<div class=\"two\">\n");
  AddFindings(overview.findings, page);
  AddNewest(overview.newest, page);
  page.Add("</div>\n");
  return FramedPage({"index.html",
                     Phrase{"Overview", "概要"}.In(language),
                     Section::kOverview,
                     {"d3.min.js", "charts.js"}},
                    page);
}

}  // namespace

base::Status WriteOverview(const Source& source, Output& out) {
  const auto overview = ReadOverview(source);
  if (!overview) return base::Forward(overview);
  out.Begin("overview", "");
  for (const Language language : kLanguages) {
    auto written = out.Write(std::string(Folder(language)) + "index.html",
                             OverviewPage(*overview, source, language));
    if (!written) return written;
  }
  auto written = out.Write("data/documents-by-year.csv",
                           CsvOf(DocumentsByYear(overview->coverage, Language::kEnglish)));
  if (!written) return written;
  return out.Write("data/verdicts.csv",
                   CsvOf(VerdictTable(overview->verdicts, Language::kEnglish)));
}

}  // namespace site
