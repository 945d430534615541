#include "parse/take.h"

#include <re2/re2.h>

#include <array>

namespace parse {

std::size_t Taken(std::string_view rest, const re2::RE2& pattern) {
  re2::StringPiece whole;
  if (!pattern.Match(rest, 0, rest.size(), RE2::ANCHOR_START, &whole, 1)) return 0;
  return whole.size() == rest.size() || rest[whole.size()] == ' ' ? whole.size() : 0;
}

std::size_t TakenHead(std::string_view rest, const re2::RE2& pattern) {
  std::array<re2::StringPiece, 2> groups;
  const bool found = pattern.Match(rest, 0, rest.size(), RE2::ANCHOR_START, groups.data(), 2);
  return found ? groups[1].size() : 0;
}

}  // namespace parse
