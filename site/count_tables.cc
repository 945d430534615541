#include "site/count_tables.h"

#include <algorithm>

#include "parse/incident_labels.h"

namespace site {
namespace {

// As people know a key: a domain with its dot, a port with the service that is named beside it, a
// type in the language of the page.
std::string TitleOf(const std::string& dimension, const std::string& key, const std::string& label,
                    Language language) {
  if (dimension == "source_tld" && key != "other") return "." + key;
  if (dimension == "port") return label.empty() || label == key ? key : key + " " + label;
  if (language == Language::kJapanese && !label.empty()) return label;
  const std::string_view gloss = parse::GlossOf(dimension, key);
  if (dimension == "total" || dimension == "notification") {
    return Phrase{dimension == "total" ? "Reports" : "Sites notified",
                  dimension == "total" ? "報告件数" : "通知件数"}
        .In(language);
  }
  return gloss.empty() ? key : std::string(gloss);
}

void AddColumns(const report::CountSeries& series, const std::string& dimension, Language language,
                Table& table) {
  const auto add = [&](const char* name, const Phrase& title, Role role) {
    table.columns.push_back({name, title.In(language), role, false});
  };
  add("period_start", {"From", "開始日"}, Role::kStart);
  add("period_end", {"To", "終了日"}, Role::kEnd);
  add("document", {"Document", "文書"}, Role::kPlain);
  for (const std::string& key : series.keys) {
    std::string label;
    for (const report::SeriesRow& row : series.rows) {
      if (row.key == key && row.listed != nullptr && !row.listed->label.empty()) {
        label = row.listed->label;
      }
    }
    table.columns.push_back({key, TitleOf(dimension, key, label, language), Role::kSeries, true});
  }
}

// Rows of one overview, or of one gap, follow each other.
bool BelongTogether(const report::SeriesRow& a, const report::SeriesRow& b) {
  return a.overview == b.overview && a.period_start == b.period_start;
}

std::vector<TableCell> NewRow(const report::SeriesRow& of, const PageOf& pages, std::size_t columns,
                              Language language) {
  std::vector<TableCell> row(columns);
  row[0] = {of.period_start};
  row[1] = {of.period_end};
  if (of.overview == nullptr) {
    row[2] = {Phrase{"no overview in the archive", "概要の収録なし"}.In(language)};
    return row;
  }
  const auto page = pages.find({of.overview->source, of.overview->name});
  row[2] = {of.overview->number.empty() ? of.overview->name : of.overview->number,
            page == pages.end() ? "" : page->second};
  return row;
}

}  // namespace

Table CountTable(const report::CountSeries& series, const std::string& dimension,
                 const PageOf& pages, Language language) {
  Table table;
  AddColumns(series, dimension, language, table);
  const report::SeriesRow* before = nullptr;
  for (const report::SeriesRow& row : series.rows) {
    if (row.period_start.empty()) continue;
    if (before == nullptr || !BelongTogether(*before, row)) {
      table.rows.push_back(NewRow(row, pages, table.columns.size(), language));
    }
    before = &row;
    if (row.listed == nullptr) continue;
    const auto key = std::find(series.keys.begin(), series.keys.end(), row.key);
    const auto column = static_cast<std::size_t>(key - series.keys.begin()) + 3;
    const std::string& page = table.rows.back()[2].link;
    table.rows.back()[column] = {std::to_string(row.listed->count),
                                 page + "#L" + std::to_string(row.listed->line)};
  }
  return table;
}

}  // namespace site
