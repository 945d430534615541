#include <array>
#include <set>

#include "base/hash.h"
#include "report/collected_rows.h"
#include "report/overviews.h"
#include "site/count_tables.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/paths.h"

namespace site {
namespace {

struct Chart {
  const char* dimension;
  std::size_t top;  // 0: all keys
  const char* kind;
  const char* name;
  Phrase title;
  Phrase description;
};

constexpr std::array<Chart, 5> kCharts = {{
    {"total",
     0,
     "bars",
     "total",
     {"Incident reports by quarter", "四半期別のインシデント報告件数"},
     {"What JPCERT/CC received in each period, as its overviews say. Where no bar stands, the "
      "archive has no overview.",
      "各期間に JPCERT/CC が受けた報告件数 "
      "(活動概要の記載による)。棒のない期間は、活動概要が収録されて"
      "いません。"}},
    {"type",
     0,
     "panels",
     "types",
     {"By type of incident", "インシデントの種類別件数"},
     {"A panel for each type, each with a scale of its own.",
      "種類ごとに一つのグラフで示します。縦軸の目盛りはグラフごとに異なります。"}},
    {"port",
     12,
     "matrix",
     "ports",
     {"Top ports over time", "上位ポートの推移"},
     {"The twelve ports with the most scans over all periods. The area of a circle is the number "
      "of reports; no circle: not listed.",
      "全期間を通じて件数の多い 12 "
      "のポートです。円の面積は件数を表します。円がない場合は、活動概要に"
      "記載がありません。"}},
    {"source_tld",
     12,
     "matrix",
     "domains",
     {"Sender domains over time", "送信元ドメインの推移"},
     {"Where the reports came from, by top-level domain: the twelve with the most.",
      "報告の送信元をトップレベルドメイン別に示します (上位 12)。"}},
    {"notification",
     0,
     "bars",
     "notifications",
     {"Sites notified by quarter", "四半期別の通知件数"},
     {"How many sites JPCERT/CC told of incidents.",
      "インシデントに関して JPCERT/CC が関係サイトへ通知した件数です。"}},
}};

constexpr const char* kSources = "SELECT DISTINCT source FROM incident_counts ORDER BY source";
constexpr const char* kAllCounts =
    "SELECT source, name, number, revision, period_start, period_end, dimension, key, label, "
    "gloss, "
    "count, footnotes, line FROM incident_counts ORDER BY period_start, source, name, position";

constexpr const char* kCounting =
    "SELECT DISTINCT document_id FROM revision "
    "WHERE EXISTS (SELECT 1 FROM incident_count WHERE revision_id = revision.id)";

// The series points into the overviews; moving the vector leaves them where they are.
struct Numbers {
  const Chart* chart;
  std::string source;
  std::vector<report::Overview> overviews;
  report::CountSeries series;
};

base::Result<std::vector<Numbers>> ReadNumbers(const Source& source) {
  std::vector<Numbers> all;
  report::CollectedRows sources;
  auto done = store::RunQuery(*source.archive, kSources, {}, sources);
  if (!done) return base::Forward(done);
  for (const auto& row : sources.rows()) {
    for (const Chart& chart : kCharts) {
      const std::string name = report::CellText(row[0]);
      auto overviews = report::ReadOverviews(*source.archive, chart.dimension, name);
      if (!overviews) return base::Forward(overviews);
      auto series = report::MakeCountSeries(*overviews, {"", "", chart.top});
      all.push_back({&chart, name, std::move(*overviews), std::move(series)});
    }
  }
  return all;
}

bool HasNumbers(const Numbers& numbers) {
  for (const report::Overview& overview : numbers.overviews) {
    if (!overview.counts.empty() && !overview.period_start.empty()) return true;
  }
  return false;
}

std::string CsvPath(const Numbers& numbers) {
  return "data/" + SafeName(numbers.source) + "-" + numbers.chart->name + ".csv";
}

std::string IncidentsPage(std::vector<Numbers>& all, const PageOf& pages, Language language) {
  const std::string root = WayBack(Folder(language));
  Html page(language);
  page.Add("<h1>").Say({"Incident counts", "インシデント件数"}).Add("</h1>\n<p class=\"lead\">");
  page.Say(
      {"What the quarterly overviews count. Each number leads to the line of the signed text "
       "that it stands on.",
       "四半期ごとの活動概要に記載された件数です。各数値は、署名された本文の該当行にリンクして"
       "います。"});
  page.Add("</p>\n");
  std::string source;
  for (Numbers& numbers : all) {
    if (!HasNumbers(numbers)) continue;
    if (source != numbers.source) {
      page.Add("<h2>").Say({"Source: ", "入手元: "}).Text(numbers.source).Add("</h2>\n");
    }
    source = numbers.source;
    AddFigure({numbers.chart->kind, SafeName(source) + "-" + numbers.chart->name,
               numbers.chart->title.In(language), numbers.chart->description.In(language),
               root + CsvPath(numbers)},
              CountTable(numbers.series, numbers.chart->dimension, pages, language), page);
  }
  if (source.empty()) {
    page.Add("<p>").Say({"No document in this archive counts incidents.",
                         "このアーカイブには、インシデントの件数を記載した文書がありません。"});
    page.Add("</p>\n");
  }
  page.Add("<p class=\"files\"><a download").Attribute("href", root + "data/incident-counts.csv");
  page.Add(">").Say({"CSV of all counts, each with its line", "全件数の CSV (該当行付き)"});
  page.Add("</a></p>\n");
  return FramedPage({"incidents.html",
                     Phrase{"Incident counts", "インシデント件数"}.In(language),
                     Section::kIncidents,
                     {"d3.min.js", "charts.js"}},
                    page);
}

base::Status WriteAllCounts(const Source& source, Output& out) {
  CsvRows rows;
  if (auto done = store::RunQuery(*source.archive, kAllCounts, {}, rows); !done) return done;
  return out.Write("data/incident-counts.csv", rows.csv());
}

// A hash of all that the page is made of: the documents that count, and those that could have.
base::Result<std::string> StateOf(const Source& source) {
  report::CollectedRows rows;
  auto done = store::RunQuery(*source.archive, kCounting, {}, rows);
  if (!done) return base::Forward(done);
  std::set<std::int64_t> counting;
  for (const auto& row : rows.rows()) counting.insert(std::get<std::int64_t>(row[0]));
  std::string state;
  for (const Document& document : source.documents) {
    const bool could_count = !document.period_start.empty();
    if (could_count || counting.count(document.id) > 0) state += document.state;
  }
  return base::Sha256Hex(state);
}

}  // namespace

base::Status WriteIncidents(const Source& source, Output& out) {
  const auto state = StateOf(source);
  if (!state) return base::Forward(state);
  if (out.Keep("incidents", *state)) return {};
  auto all = ReadNumbers(source);
  if (!all) return base::Forward(all);
  PageOf pages;
  for (const Document& document : source.documents) {
    pages[{document.source, document.name}] = document.Page();
  }
  out.Begin("incidents", *state);
  for (const Language language : kLanguages) {
    auto written = out.Write(std::string(Folder(language)) + "incidents.html",
                             IncidentsPage(*all, pages, language));
    if (!written) return written;
  }
  for (Numbers& numbers : *all) {
    if (!HasNumbers(numbers)) continue;
    const Table table =
        CountTable(numbers.series, numbers.chart->dimension, pages, Language::kEnglish);
    if (auto written = out.Write(CsvPath(numbers), CsvOf(table)); !written) return written;
  }
  return WriteAllCounts(source, out);
}

}  // namespace site
