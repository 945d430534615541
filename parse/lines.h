// The lines that the parsers of the series read.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace parse {

// How much of a document is looked at for its header, which has some ten lines. Of a flattened text
// the first line is the whole.
inline constexpr std::size_t kHeaderLines = 60;
inline constexpr std::size_t kHeaderBytes = 4096;  // of a line

inline constexpr std::size_t kMaxTitle = 400;  // bytes; what is longer is text
// Radicals; punctuation, kana, kanji and the wide forms follow.
inline constexpr int kFirstCjk = 0x2E80;

// One line, or a piece of one whose line breaks were lost (parse/flattened.h).
struct Line {
  std::string text;  // UTF-8, folded (parse/normalise.h), without its end
  int number = 0;    // of the line in the signed text, counted from 1
};

// The lines of a decoded text. Real documents have at most some thousand; after 200,000 nothing
// more is read, which bounds the memory that a text of line ends only can ask for.
std::vector<Line> ReadLines(std::string_view text);

// A row of at least five of one of = _ - * + ─ ━, and nothing else: the end of whatever was going
// on. A line that starts an armor block is one too, and so is either behind a dash escape.
bool IsRule(std::string_view line);

bool IsBlank(std::string_view line);
bool IsContentsHead(std::string_view line);  // 目次, perhaps in brackets or behind a bullet
bool StartsWith(std::string_view text, std::string_view prefix);
// Whether one of these is the first that is no blank. Most lines are text, and this costs a
// fraction of a pattern that says no.
bool BeginsWithOneOf(std::string_view text, std::initializer_list<std::string_view> beginnings);
std::size_t IndentOf(std::string_view line);  // how many blanks and tabs it begins with
bool IsUrl(std::string_view word);            // starts with http://, https:// or ftp://

// Trimmed, with each run of blanks made one.
std::string Collapse(std::string_view text);

// Without any blanks and tabs.
std::string WithoutBlanks(std::string_view text);

// Adds the next line of a text to what came before: with a blank between, but not between two
// Japanese characters, because Japanese is broken in the middle of words.
void AppendWrapped(std::string& text, std::string_view more);

}  // namespace parse
