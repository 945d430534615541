#include "parse/jpcert_technical.h"

#include <re2/re2.h>

#include <string>
#include <utility>
#include <vector>

#include "parse/jpcert_notice.h"
#include "parse/notice_affects.h"
#include "parse/numbers.h"

namespace parse {
namespace {

bool RecogniseTechnical(const std::vector<Line>& lines) {
  const auto number = FindJpcertNumber(lines);
  return number &&
         (number->series == "ED" || number->series == "E" || StartsWith(number->series, "E-"));
}

void ReadNumberRevision(const std::vector<Line>& lines, Document& document) {
  static const RE2 revised(".*-[0-9]{2,4}-[0-9]{4}-([0-9]{2})");
  const auto number = FindJpcertNumber(lines);
  std::string revision;
  if (!number || !RE2::FullMatch(number->number, revised, &revision)) return;
  document.fields.push_back({"number-revision", std::move(revision), number->line});
}

void ParseTechnical(std::vector<Line>&& lines, Document& document) {
  lines = RestoreNotice(std::move(lines));
  ReadNumber(lines, document);
  const auto sections = ReadNotice(lines, document);
  ReadNumberRevision(lines, document);
  const auto affected = ReadAffected(lines, sections);
  document.fields.insert(document.fields.end(), affected.begin(), affected.end());
}

}  // namespace

Series JpcertTechnicalSeries() {
  return {"jpcert-technical", 5, RecogniseTechnical, ParseTechnical};
}

}  // namespace parse
