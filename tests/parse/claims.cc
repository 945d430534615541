#include "tests/parse/claims.h"

#include <fmt/format.h>

#include <optional>

#include "base/escape.h"
#include "base/text.h"
#include "base/time.h"
#include "tests/parse/damage.h"

namespace parse_test {
namespace {

// Looks at one fact after the other and keeps the first that is wrong.
class Check {
 public:
  explicit Check(const Claims& claims) : claims_(claims) {}

  void Stand(const char* what, std::string_view words, int line) {
    if (!claims_.Hold(words, line)) Wrong(what, words, line);
    if (base::ValidUtf8(words) != words) Wrong("not UTF-8", words, line);
  }
  void StandIfThere(const char* what, const std::optional<std::string>& words, int line) {
    if (words) Stand(what, std::string_view(*words), line);
  }
  void Day(const char* what, const std::optional<std::string>& day) {
    if (day && !base::ParseDate(*day)) Wrong(what, *day, 0);
  }
  void That(bool holds, const char* what, std::string_view words, int line) {
    if (!holds) Wrong(what, words, line);
  }
  std::string wrong() const { return wrong_; }

 private:
  void Wrong(const char* what, std::string_view words, int line) {
    if (wrong_.empty()) wrong_ = fmt::format("{} at line {}: '{}'", what, line, words);
  }

  const Claims& claims_;
  std::string wrong_;
};

void CheckHead(const parse::Document& document, Check& check) {
  check.Day("issued", document.issued);
  check.Day("period", document.period_start);
  check.Day("period", document.period_end);
  check.That(!document.number || !document.number->empty(), "an empty number", "", 0);
}

void CheckLists(const parse::Document& document, Check& check) {
  for (const auto& citation : document.citations) {
    check.Stand("address", citation.url, citation.line);
    check.StandIfThere("translation", citation.translation_url, citation.line);
  }
  for (const auto& note : document.revision_notes) {
    check.Day("note", note.noted_on);
    check.Stand("note", "", note.line);
  }
  for (const auto& publication : document.publications) {
    check.Day("publication", publication.published_on);
    check.Stand("publication", publication.title, publication.line);
    check.StandIfThere("publication", publication.url, publication.line);
  }
  for (const auto& reference : document.references) {
    check.Stand("reference", reference.written, reference.line);
    check.That(!reference.id.empty(), "a reference without id", reference.written, reference.line);
  }
}

void CheckTexts(const parse::Document& document, Check& check) {
  for (const auto& section : document.sections) {
    // An item's marker is its number alone, without the brackets that stand around it.
    const bool is_item = section.kind == "item";
    check.Stand("section", (is_item ? "" : section.marker) + section.title, section.line);
    check.Stand("marker", section.marker, section.line);
    check.That(section.level >= 1, "a section without level", section.title, section.line);
    check.That(!section.title.empty(), "a section without title", section.marker, section.line);
  }
  for (const auto& action : document.actions) {
    check.Stand("action", action.text, action.line);
    check.That(!action.type.empty(), "an action without type", action.text, action.line);
  }
  for (const auto& malware : document.malware) {
    check.Stand("malware", malware.name, malware.line);
  }
  for (const auto& field : document.fields) {
    // The one value that is worked out: a day of the text in the form of ISO 8601.
    const bool is_day = base::ParseDate(field.value).has_value();
    check.Stand("field", is_day ? "" : std::string_view(field.value), field.line);
  }
}

}  // namespace

bool Stands(const parse::Count& count, const std::vector<parse::Line>& lines) {
  if (count.line < 1 || count.line > static_cast<int>(lines.size())) return false;
  const std::string text =
      base::ReplaceAll(lines[static_cast<std::size_t>(count.line) - 1].text, ",", "");
  const std::string digits = std::to_string(count.count);
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (std::size_t at = text.find(digits); at != std::string::npos;
       at = text.find(digits, at + 1)) {
    std::size_t before = at;
    while (before > 0 && text[before - 1] == '0') --before;
    if (!is_digit(at + digits.size()) && !(before > 0 && is_digit(before - 1))) return true;
  }
  return false;
}

Claims::Claims(const std::vector<parse::Line>& lines) : lines_(lines) {
  for (const auto& line : lines) text_ += WithoutBlanks(line.text);
}

bool Claims::Hold(std::string_view words, int line) const {
  if (line < 1 || line > static_cast<int>(lines_.size())) return false;
  return text_.find(WithoutBlanks(words)) != std::string::npos;
}

std::string Claims::FirstFalse(const parse::Document& document) const {
  Check check(*this);
  CheckHead(document, check);
  for (const auto& count : document.counts) {
    check.That(Stands(count, lines_), "count", std::to_string(count.count), count.line);
    check.That(!count.dimension.empty() && !count.key.empty(), "a count of nothing",
               count.dimension, count.line);
  }
  CheckLists(document, check);
  CheckTexts(document, check);
  return check.wrong();
}

}  // namespace parse_test
