#include "report/width.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/escape.h"

namespace report {

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto [value, size] = base::DecodeUtf8(text);
    width += static_cast<std::size_t>(std::max(0, value < 0 ? 1 : utf8proc_charwidth(value)));
    text.remove_prefix(size);
  }
  return width;
}

}  // namespace report
