#include "report/cell_colour.h"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::string_view kGood = "\x1b[32m";
constexpr std::string_view kDoubtful = "\x1b[33m";
constexpr std::string_view kBad = "\x1b[31m";
constexpr std::string_view kName = "\x1b[36m";

struct Word {
  std::string_view column;
  std::string_view text;
  std::string_view colour;
};

constexpr std::array<Word, 23> kWords = {{
    {"outcome", "good", kGood},
    {"outcome", "bad", kBad},
    {"outcome", "malformed", kBad},
    {"outcome", "disputed", kBad},
    {"outcome", "no-key", kDoubtful},
    {"outcome", "unsupported", kDoubtful},
    {"outcome", "unsigned", kDoubtful},
    {"accepted", "yes", kGood},
    {"accepted", "no", kBad},
    {"result", "ok", kGood},
    {"result", "wrong", kBad},
    {"state", "ok", kGood},
    {"state", "findings", kDoubtful},
    {"state", "never", kDoubtful},
    {"state", "stale", kBad},
    {"exit", "0", kGood},
    {"exit", "1", kBad},
    {"exit", "3", kDoubtful},
    {"exit", "75", kDoubtful},
    {"change", "added", kGood},
    {"change", "removed", kBad},
    {"change", "changed", kDoubtful},
    {"note", "no overview in the archive", kDoubtful},
}};

}  // namespace

std::string_view CellColour(std::string_view column, std::string_view text) {
  if (column == "number" || column == "kind") return kName;
  const auto* const found = std::find_if(kWords.begin(), kWords.end(), [&](const Word& word) {
    return word.column == column && word.text == text;
  });
  return found == kWords.end() ? std::string_view() : found->colour;
}

}  // namespace report
