// The heads that divide a JPCERT/CC document, one on a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse {

enum class HeadKind {
  kSection,  // §1. or, for the sections that every overview has, 1.
  kBracket,  // [...] or 【...】 on a line of its own
  kRoman,    // I. II. III., in ASCII or U+2160 and following
  kItem,     // (1) (2) (3)
};

struct Head {
  HeadKind kind;
  std::string label;  // behind the number; for kBracket between the brackets
};

// `line` is folded (parse/normalise.h).
std::optional<Head> HeadOn(std::string_view line);

// "V. および VI. を参照", "(6) に含まれない": a number that a sentence names, though it may start a
// line.
bool IsMentionedNumeral(std::string_view text);

}  // namespace parse
