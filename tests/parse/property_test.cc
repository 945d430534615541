#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"
#include "tests/parse/overview.h"

namespace {

using Random = std::mt19937;  // gives the same numbers everywhere

std::size_t Below(Random& random, std::size_t end) { return random() % end; }

std::string Truncated(std::string text, Random& random) {
  text.resize(Below(random, text.size()));
  return text;
}

std::string Doubled(const std::string& text, Random& random) {
  const std::size_t at = Below(random, text.size());
  return text.substr(0, at) + text.substr(at / 2);
}

std::string Shuffled(const std::string& text, Random& random) {
  std::vector<std::string> lines;
  for (const auto line : base::SplitLines(text)) lines.emplace_back(line);
  for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[Below(random, i)]);
  return base::Join(lines, "\n");
}

std::string Damaged(std::string text, Random& random) {
  for (int i = 0; i < 20; ++i) text[Below(random, text.size())] = static_cast<char>(random());
  return text;
}

std::string Spliced(std::string text, Random& random) {
  const std::vector<std::string> pieces = {
      "\n",         " ",          "12件",        "§1. ",
      "(1) ",       "III. ",      "[1]",         "。",
      "報告",       "件",         "1,",          "(*1)",
      "\x1B$B",     "=====",      "135 (x) 9件", "\n件",
      "参考文献\n", "VU#",        "CVE-2003-",   "http://a.example/",
      "<<< x >>>",  "II. 対象\n", "\n- ",        "1998-02-03 (更新)\n"};
  for (int i = 0; i < 30; ++i) {
    text.insert(Below(random, text.size()), pieces[Below(random, pieces.size())]);
  }
  return text;
}

std::string WithoutCommas(std::string text) { return base::ReplaceAll(std::move(text), ",", ""); }

// The digits of a number stand on its line, not as part of a longer number.
bool Stands(const parse::Count& count, const std::vector<parse::Line>& lines) {
  if (count.line < 1 || count.line > static_cast<int>(lines.size())) return false;
  const std::string text = WithoutCommas(lines[static_cast<std::size_t>(count.line) - 1].text);
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

void CheckCounts(const std::string& text) {
  const auto document = parse::ParseDocument(text, "jpcert");
  const auto lines = parse::ReadLines(parse::Decode(text).text);
  for (const parse::Count& count : document.counts) {
    CAPTURE(count.dimension + " " + count.key + " " + std::to_string(count.count));
    CHECK(Stands(count, lines));
  }
  for (const auto& citation : document.citations) CHECK(citation.line > 0);
  for (const auto& note : document.revision_notes) CHECK(note.line > 0);
}

std::string WithoutGaps(std::string_view text) {
  std::string squeezed;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') squeezed += c;
  }
  return squeezed;
}

// Everything that is claimed stands in the text, gaps aside.
void CheckNotice(const std::string& text) {
  const auto document = parse::ParseDocument(text, "jpcert");
  std::string folded;
  for (const auto& line : parse::ReadLines(parse::Decode(text).text)) folded += line.text + "\n";
  const std::string all = WithoutGaps(folded);
  const auto check = [&](const std::string& claim, int line) {
    CAPTURE(claim);
    CHECK(all.find(WithoutGaps(claim)) != std::string::npos);
    CHECK(line > 0);
  };
  check(document.number.value_or(""), 1);
  check(document.title.value_or(""), 1);
  for (const auto& reference : document.references) check(reference.written, reference.line);
  for (const auto& section : document.sections) {
    check(section.marker, section.line);
    check(section.title, section.line);
  }
  for (const auto& citation : document.citations) {
    check(citation.url, citation.line);
    check(citation.translation_url.value_or(""), citation.line);
  }
  for (const auto& field : document.fields) {
    if (field.name != "first-issued") check(field.value, field.line);
  }
}

constexpr std::array kChanges = {
    Truncated, +[](std::string text, Random& random) { return Doubled(text, random); },
    +[](std::string text, Random& random) { return Shuffled(text, random); }, Damaged, Spliced};

}  // namespace

TEST_CASE("whatever is done to a notice all that is claimed stands in its text") {
  Random random(20030815);
  for (const std::string& notice : parse_test::AllNotices()) {
    for (const std::string& text : {notice, parse_test::Flatten(notice)}) {
      CheckNotice(text);
      for (int round = 0; round < 25; ++round) {
        for (const auto change : kChanges) CheckNotice(change(text, random));
      }
    }
  }
}

TEST_CASE("whatever is done to an overview every count still stands on its line") {
  Random random(20040415);
  std::vector<std::string> texts;
  for (const auto overview :
       {parse_test::EarlyOverview, parse_test::TaggedOverview, parse_test::LaterOverview}) {
    texts.push_back(overview());
    texts.push_back(parse_test::Flatten(overview()));
    texts.push_back(parse_test::WithFullWidthDigits(overview()));
  }
  for (const std::string& text : texts) {
    CheckCounts(text);
    for (int round = 0; round < 25; ++round) {
      for (const auto change : kChanges) CheckCounts(change(text, random));
    }
  }
}

TEST_CASE("random bytes are parsed by every profile") {
  Random random(1996);
  for (int round = 0; round < 200; ++round) {
    std::string text = round % 2 == 0 ? "" : "FreeBSD-SA-93:01\nJPCERT-PR-1998-0001\n";
    const std::size_t size = Below(random, 3000);
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random() >> 3U);
    for (const std::string& profile : parse::Profiles()) {
      const auto document = parse::ParseDocument(text, profile);
      CHECK_FALSE(document.parser.empty());
      CHECK_FALSE(document.charset.empty());
    }
  }
}
