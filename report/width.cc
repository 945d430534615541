#include "report/width.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/escape.h"

namespace report {
namespace {

// Most of a table is ASCII, and its columns are known without a table.
std::size_t Columns(int value) {
  if (value < 0 || (value >= 0x20 && value < 0x7F)) return 1;
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(value)));
}

}  // namespace

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto [value, size] = base::DecodeUtf8(text);
    width += Columns(value);
    text.remove_prefix(size);
  }
  return width;
}

std::string CutToWidth(std::string_view text, std::size_t columns) {
  if (DisplayWidth(text) <= columns) return std::string(text);
  std::size_t end = 0;
  for (std::size_t width = 1; end < text.size();) {
    const std::size_t size = base::DecodeUtf8(text.substr(end)).size;
    width += DisplayWidth(text.substr(end, size));
    if (width > columns) break;
    end += size;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string CutFromLeft(std::string_view text, std::size_t columns) {
  std::size_t width = DisplayWidth(text);
  if (width <= columns) return std::string(text);
  while (!text.empty() && width >= columns) {
    const std::size_t size = base::DecodeUtf8(text).size;
    width -= DisplayWidth(text.substr(0, size));
    text.remove_prefix(size);
  }
  return "…" + std::string(text);
}

}  // namespace report
