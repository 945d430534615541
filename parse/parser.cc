#include "parse/parser.h"

#include <array>
#include <utility>

#include "parse/bigrams.h"
#include "parse/cert_translation.h"
#include "parse/charset.h"
#include "parse/freebsd.h"
#include "parse/jpcert_alert.h"
#include "parse/jpcert_notice.h"
#include "parse/jpcert_pr.h"
#include "parse/jpcert_press.h"
#include "parse/jpcert_report.h"
#include "parse/jpcert_technical.h"
#include "parse/lines.h"
#include "parse/plain.h"

namespace parse {
namespace {

struct SeriesRow {
  std::string_view profile;
  Series (*series)();
  bool named_only = false;  // asked only where the profile is named
};

// The series of a profile are asked in this order; the last of each takes everything.
constexpr std::array<SeriesRow, 12> kSeries = {{
    {"jpcert", JpcertPrSeries},
    {"jpcert", JpcertReportSeries},
    {"jpcert", CertTranslationSeries},
    {"jpcert", CertAdvisorySeries, true},
    {"jpcert", JpcertPressSeries},
    {"jpcert", JpcertAlertSeries},
    {"jpcert", JpcertTechnicalSeries},
    {"jpcert", JpcertNoticeSeries},
    {"jpcert", PlainSeries, true},
    {"freebsd", FreeBsdSeries},
    {"freebsd", PlainSeries, true},
    {"plain", PlainSeries, true},
}};

Series FindSeries(std::string_view profile, const std::vector<Line>& lines) {
  for (const SeriesRow& row : kSeries) {
    const Series series = row.series();
    const bool asked = profile.empty() ? !row.named_only : row.profile == profile;
    if (asked && series.recognise(lines)) return series;
  }
  return PlainSeries();
}

// Real documents have below two hundred rows of a kind. The bound keeps what one hostile document
// can put into the archive small.
template <typename Rows>
void Limit(Rows& rows) {
  constexpr std::size_t kMaxRows = 10'000;
  if (rows.size() > kMaxRows) rows.resize(kMaxRows);
}

void LimitRows(Document& document) {
  Limit(document.counts);
  Limit(document.citations);
  Limit(document.revision_notes);
  Limit(document.malware);
  Limit(document.actions);
  Limit(document.publications);
  Limit(document.sections);
  Limit(document.fields);
  Limit(document.references);
}

}  // namespace

std::vector<std::string> Profiles() {
  std::vector<std::string> profiles;
  for (const SeriesRow& row : kSeries) {
    if (profiles.empty() || profiles.back() != row.profile) profiles.emplace_back(row.profile);
  }
  return profiles;
}

std::vector<std::pair<std::string, int>> CurrentParsers() {
  std::vector<std::pair<std::string, int>> parsers;
  for (const SeriesRow& row : kSeries) {
    const Series series = row.series();
    parsers.emplace_back(series.name, series.version);
  }
  return parsers;
}

Document ParseDocument(std::string_view text, std::string_view profile) {
  DecodedText decoded = Decode(text);
  std::vector<Line> lines = ReadLines(decoded.text);
  const Series series = FindSeries(profile, lines);
  Document document;
  document.parser = series.name;
  document.parser_version = series.version;
  document.profile = profile;
  document.charset = std::move(decoded.charset);
  series.parse(std::move(lines), document);
  LimitRows(document);
  document.indexed_title = TextForIndex(document.title.value_or(""));
  document.indexed_text = TextForIndex(decoded.text);
  return document;
}

}  // namespace parse
