// How the numbers of publications are written, and the one form of each.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace parse {

struct ReferenceForm {
  std::string_view kind;
  // RE2 without groups. A word may start where it starts and one ends where it ends.
  std::string_view pattern;
  // From what the pattern matched to the form that the publisher uses today.
  std::string (*id)(std::string_view written);
};

constexpr std::size_t kReferenceForms = 20;
// A later pattern is asked only where no earlier one matches.
const std::array<ReferenceForm, kReferenceForms>& ReferenceForms();

// Two digits from 88 on, the year in which CERT/CC was founded, are of the last century: "96" is
// 1996, "04" 2004. Four stay as they are.
std::string FullYear(std::string_view digits);

}  // namespace parse
