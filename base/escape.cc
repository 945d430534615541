#include "base/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace base {
namespace {

bool IsUnsafe(int c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0xAD || c == 0x061C || c == 0xFEFF) return true;               // soft hyphen, ALM, BOM
  if (c >= 0x200B && c <= 0x200F) return true;                            // zero width, LRM, RLM
  if (c >= 0x2028 && c <= 0x202E) return true;                            // separators, embeddings
  return (c >= 0x2060 && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE0FFF);  // isolates, tags
}

}  // namespace

// Most of what is shown.
std::size_t PlainPrefix(std::string_view text) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) -
                                  text.begin());
}

void AppendUtf8(std::string& text, int code_point) {
  const auto c = static_cast<unsigned>(code_point);
  const auto push = [&](unsigned byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0U | (c >> 6U));
    push(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    push(0xE0U | (c >> 12U));
    push(0x80U | ((c >> 6U) & 0x3FU));
    push(0x80U | (c & 0x3FU));
  } else {
    push(0xF0U | (c >> 18U));
    push(0x80U | ((c >> 12U) & 0x3FU));
    push(0x80U | ((c >> 6U) & 0x3FU));
    push(0x80U | (c & 0x3FU));
  }
}

std::string EscapeForTerminal(std::string_view text, bool keep_lines) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = PlainPrefix(text);
    safe.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto [value, size] = DecodeUtf8(text);
    const bool kept = keep_lines && (value == '\n' || value == '\t');
    if (value < 0) {
      fmt::format_to(std::back_inserter(safe), "\\x{:02x}", static_cast<unsigned char>(text[0]));
    } else if (kept || !IsUnsafe(value)) {
      safe.append(text.substr(0, size));
    } else if (value < 0x80) {
      fmt::format_to(std::back_inserter(safe), "\\x{:02x}", value);
    } else {
      fmt::format_to(std::back_inserter(safe), "\\u{{{:04x}}}", value);
    }
    text.remove_prefix(size);
  }
  return safe;
}

std::string ValidUtf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  while (!text.empty()) {
    const auto [value, size] = DecodeUtf8(text);
    if (value < 0) {
      valid += "\xEF\xBF\xBD";
    } else {
      valid.append(text.substr(0, size));
    }
    text.remove_prefix(size);
  }
  return valid;
}

}  // namespace base
