#include "parse/figures.h"

namespace parse {

std::optional<std::int64_t> ParseFigure(std::string_view figure) {
  constexpr int kMaxDigits = 15;
  std::int64_t value = 0;
  int digits = 0;
  for (const char c : figure) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (digits == 0) return std::nullopt;
  return value;
}

}  // namespace parse
