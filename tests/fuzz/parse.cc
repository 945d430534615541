// The parsers, each by itself: whatever the text, the series is taken as recognised, so that no
// mutation leads away from the parser that is tried.
#include <string>

#include "parse/cert_translation.h"
#include "parse/charset.h"
#include "parse/freebsd.h"
#include "parse/jpcert_alert.h"
#include "parse/jpcert_notice.h"
#include "parse/jpcert_pr.h"
#include "parse/jpcert_press.h"
#include "parse/jpcert_report.h"
#include "parse/jpcert_technical.h"
#include "parse/parser.h"
#include "parse/plain.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "tests/parse/claims.h"

namespace fuzz {
namespace {

void CheckSeries(const parse::Series& series, const std::string& text) {
  std::vector<parse::Line> lines = parse::ReadLines(text);
  series.recognise(lines);
  const parse_test::Claims claims(lines);
  parse::Document document;
  series.parse(std::move(lines), document);
  const std::string wrong = claims.FirstFalse(document);
  Require(wrong.empty(), std::string(series.name) + ": " + wrong);
}

template <typename... SeriesOf>
void CheckAll(std::string_view bytes, SeriesOf... series) {
  const std::string text = parse::Decode(bytes).text;
  (CheckSeries(series(), text), ...);
}

}  // namespace

void ParseOverview(std::string_view bytes) { CheckAll(bytes, parse::JpcertPrSeries); }
void ParseAlert(std::string_view bytes) {
  CheckAll(bytes, parse::JpcertAlertSeries, parse::JpcertNoticeSeries);
}
void ParseReport(std::string_view bytes) { CheckAll(bytes, parse::JpcertReportSeries); }
void ParseTechnical(std::string_view bytes) { CheckAll(bytes, parse::JpcertTechnicalSeries); }
void ParseTranslation(std::string_view bytes) {
  CheckAll(bytes, parse::CertTranslationSeries, parse::CertAdvisorySeries);
}
void ParsePress(std::string_view bytes) { CheckAll(bytes, parse::JpcertPressSeries); }
void ParseFreebsd(std::string_view bytes) { CheckAll(bytes, parse::FreeBsdSeries); }

// The way of a stored text: through the table of parsers, every profile.
void ParsePlain(std::string_view bytes) {
  CheckAll(bytes, parse::PlainSeries);
  const auto lines = parse::ReadLines(parse::Decode(bytes).text);
  const parse_test::Claims claims(lines);
  for (const std::string& profile : parse::Profiles()) {
    const parse::Document document = parse::ParseDocument(bytes, profile);
    Require(!document.parser.empty() && document.parser_version > 0, "a document has its parser");
    const std::string wrong = claims.FirstFalse(document);
    Require(wrong.empty(), document.parser + ": " + wrong);
  }
}

}  // namespace fuzz
