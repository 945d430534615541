#include "parse/cert_translation.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/boundaries_cert.h"
#include "parse/cert_history.h"
#include "parse/cert_label_lines.h"
#include "parse/cert_labels.h"
#include "parse/jpcert_heads.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

constexpr std::size_t kLabelLines = 100;

// A sentence may start with the heading's words too; a header has labels.
bool HasLabel(const std::vector<Line>& lines) {
  static const RE2 label(
      "(?:Original (?:issue|release) date|Topic|(?:主\\s*題|初\\s*版)[^\\s:]{0,12})\\s*:");
  const std::size_t end = std::min(lines.size(), kLabelLines);
  for (std::size_t i = 0; i < end; ++i) {
    if (RE2::PartialMatch(std::string_view(lines[i].text).substr(0, kHeaderBytes), label)) {
      return true;
    }
  }
  return false;
}

// A number of JPCERT/CC's above the heading makes it a document about an advisory.
bool IsAdvisory(const std::vector<Line>& lines) {
  const auto heading = FindCertHeading(lines);
  if (!heading || !HasLabel(lines)) return false;
  const auto number = FindJpcertNumber(lines);
  return !number || number->series == "TR" || number->line > heading->line;
}

bool IsTranslation(const std::vector<Line>& lines) {
  return IsAdvisory(lines) && std::any_of(lines.begin(), lines.end(), [](const Line& line) {
           return HasJapanese(line.text) || line.text.find("JPCERT/CC") != std::string::npos;
         });
}

void ReadCertHeader(const std::vector<Line>& lines, const CertLabels& labels, Document& document) {
  document.series = "TR";
  if (auto number = FindCertHeading(lines)) document.number = std::move(number->number);
  const auto& title = labels.topic ? labels.topic : labels.topic_ja;
  if (title) document.title = title->value;
  if (labels.issued) document.issued = labels.issued->iso;
}

void AddField(const char* name, const std::optional<LabelledValue>& value, Document& document) {
  if (value) document.fields.push_back({name, value->value, value->line});
}

// "I. Description" and "I. 概要", each on a line of its own with nothing right above it but a head.
// In a flattened text, of which several lines have one number, only heads are lines of their own.
std::vector<Section> ReadSections(const std::vector<Line>& lines) {
  static const RE2 numeral("\\s*((?:[IVX]{1,5}\\.|[Ⅰ-Ⅻ]\\.?))");
  constexpr std::size_t kMaxHead = 120;  // bytes
  std::vector<Section> sections;
  bool open = true;
  int above = 0;
  for (const auto& [text, number] : lines) {
    const auto head = open || number == above ? HeadOn(text) : std::nullopt;
    std::string marker;
    const bool is_head = head && head->kind == HeadKind::kRoman && head->label.size() <= kMaxHead &&
                         !base::Contains(head->label, "。") &&
                         RE2::PartialMatch(text, numeral, &marker);
    if (is_head) {
      sections.push_back({1, std::move(marker), Collapse(head->label), "section", number});
    }
    above = number;
    open = is_head || IsBlank(text) || IsRule(text);
  }
  return sections;
}

void ParseTranslation(std::vector<Line>&& lines, Document& document) {
  CertBoundaries boundaries;
  lines = RestoreLines(std::move(lines), boundaries);
  const CertLabels labels = ReadCertLabels(lines);
  ReadCertHeader(lines, labels, document);
  AddField("topic-ja", labels.topic_ja, document);
  AddField("original-issue-date", labels.issued, document);
  AddField("last-revised", labels.revised, document);
  AddField("translator", labels.translator, document);
  AddField("translated-on", labels.translated, document);
  document.revision_notes = ReadCertHistory(lines);
  if (document.revision_notes.empty() && labels.revised) {
    document.revision_notes.push_back(LastRevisedNote(lines, *labels.revised));
  }
  document.sections = ReadSections(lines);
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series CertTranslationSeries() { return {"cert-translation", 3, IsTranslation, ParseTranslation}; }

Series CertAdvisorySeries() { return {"cert-translation", 3, IsAdvisory, ParseTranslation}; }

}  // namespace parse
