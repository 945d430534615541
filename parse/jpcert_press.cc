#include "parse/jpcert_press.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "parse/jpcert_notice.h"
#include "parse/notice_heads.h"
#include "parse/numbers.h"

namespace parse {
namespace {

constexpr std::size_t kTopLines = 15;
constexpr std::size_t kTopBytes = 300;  // of a line that may be flattened

std::string_view TopOf(const Line& line) {
  return std::string_view(line.text).substr(0, kTopBytes);
}

const RE2& PressWords() {
  static const RE2 words(
      "(?i)報道関係(?:者|各位)|報道機関|報道\\s*各\\s*位|報道発表|プレス・?\\s?(?:リリース|発表)|"
      "press release|ニュース・?\\s?リリース|news release");
  return words;
}

// Where the words near the top are that say that this is a press release.
struct Place {
  std::size_t line;
  std::size_t offset;
};

std::optional<Place> FindPressWords(const std::vector<Line>& lines) {
  const std::size_t end = std::min(lines.size(), kTopLines);
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view top = TopOf(lines[i]);
    const std::size_t stop = std::min(top.find("。"), top.size());
    re2::StringPiece found;
    if (PressWords().Match(top, 0, stop, RE2::UNANCHORED, &found, 1)) {
      return Place{i, static_cast<std::size_t>(found.data() - top.data())};
    }
    if (stop < top.size()) break;
  }
  return std::nullopt;
}

bool NamesPublisher(const std::vector<Line>& lines) {
  constexpr std::size_t kPublisherLines = 40;
  const std::size_t end = std::min(lines.size(), kPublisherLines);
  return std::any_of(
      lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end),
      [](const Line& line) { return line.text.find("JPCERT") != std::string::npos; });
}

// What has a number is a document of another series; but a release may name one in its text, which
// is behind the first sentence.
bool HasNumber(const std::vector<Line>& lines, const Place& words) {
  const auto number = FindJpcertNumber(lines);
  if (!number) return false;
  for (std::size_t i = words.line; i < lines.size() && lines[i].number <= number->line; ++i) {
    const std::string_view text = lines[i].text;
    const std::size_t from = i == words.line ? words.offset : 0;
    const bool last = lines[i].number == number->line;
    const std::size_t to = last ? text.find(number->number) : text.size();
    if (to < from) return true;
    if (base::Contains(text.substr(from, to - from), "。")) return false;
  }
  return true;
}

bool RecognisePress(const std::vector<Line>& lines) {
  const auto words = FindPressWords(lines);
  return words && NamesPublisher(lines) && !HasNumber(lines, *words);
}

std::optional<std::string> NumberOf(const std::vector<Field>& fields) {
  static const RE2 path(
      "(?i)https?://(?:www\\.)?jpcert\\.or\\.jp/(press/[0-9]{4}/[A-Za-z0-9_-]+)(?:\\.[a-z]{3,4})?");
  for (const Field& field : fields) {
    std::string number;
    if ((field.name == "url" || field.name == "latest") &&
        RE2::FullMatch(field.value, path, &number)) {
      return number;
    }
  }
  return std::nullopt;
}

// An address in the text is the release's own when its path is the day of issue:
// ".../press/2004/0317.txt" in one of 2004-03-17.
std::optional<std::string> NumberByDay(const std::vector<Line>& lines,
                                       const std::optional<std::string>& issued) {
  static const RE2 address(
      "(?i)https?://(?:www\\.)?jpcert\\.or\\.jp/(press/[0-9]{4}/"
      "[0-9]{4})(?:\\.[a-z]{3,4})?(?:[^A-Za-z0-9_.-]|$)");
  if (!issued) return std::nullopt;
  const std::string own =
      "press/" + issued->substr(0, 4) + "/" + issued->substr(5, 2) + issued->substr(8, 2);
  for (const Line& line : lines) {
    re2::StringPiece rest = line.text;
    std::string number;
    while (RE2::FindAndConsume(&rest, address, &number)) {
      if (number == own) return number;
    }
  }
  return std::nullopt;
}

bool IsContactHead(std::string_view line) {
  static const RE2 head(
      "\\s*[\\[【<■◆●]?\\s*(?:[IVX]{1,5}\\.|[0-9]{1,2}\\.)?\\s*(?:(?:本件|この件|本発表|"
      "本プレスリリース)\\S{0,8}(?:に関する|について)の?|報道\\S{1,6}から)?の?"
      "\\s*(?:お?問い?合わ?せ|連絡)(?:先|窓口)\\s*[\\]】>]?\\s*:?\\s*");
  return RE2::FullMatch(line, head);
}

void ReadContacts(const std::vector<Line>& lines, Document& document) {
  std::size_t at = 0;
  while (at < lines.size() && !IsContactHead(lines[at].text)) ++at;
  for (++at; at < lines.size(); ++at) {
    const std::string& text = lines[at].text;
    if (IsFooterRule(text) || IsMainHead(text)) return;
    const bool word = !IsBlank(text) && !IsRule(text) && !base::Contains(text, "。");
    if (word) document.fields.push_back({"contact", Collapse(text), lines[at].number});
  }
}

void ParsePress(std::vector<Line>&& lines, Document& document) {
  lines = RestoreNotice(std::move(lines));
  document.series = "press";
  ReadNotice(lines, document);
  document.number = NumberOf(document.fields);
  if (!document.number) document.number = NumberByDay(lines, document.issued);
  ReadContacts(lines, document);
}

}  // namespace

Series JpcertPressSeries() { return {"jpcert-press", 4, RecognisePress, ParsePress}; }

}  // namespace parse
