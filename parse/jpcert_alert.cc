#include "parse/jpcert_alert.h"

#include <utility>
#include <vector>

#include "parse/jpcert_notice.h"
#include "parse/notice_affects.h"
#include "parse/numbers.h"

namespace parse {
namespace {

bool RecogniseAlert(const std::vector<Line>& lines) {
  const auto number = FindJpcertNumber(lines);
  return number && number->series == "AT";
}

void ParseAlert(std::vector<Line>&& lines, Document& document) {
  lines = RestoreNotice(std::move(lines));
  ReadNumber(lines, document);
  const auto sections = ReadNotice(lines, document);
  const auto affected = ReadAffected(lines, sections);
  document.fields.insert(document.fields.end(), affected.begin(), affected.end());
}

}  // namespace

Series JpcertAlertSeries() { return {"jpcert-alert", 5, RecogniseAlert, ParseAlert}; }

}  // namespace parse
