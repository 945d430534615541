#include "base/escape.h"

#include <nlohmann/json.hpp>
#include <string>

#include "base/text.h"
#include "base/time.h"
#include "report/width.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

// What a terminal could obey or not show.
bool IsHarmless(std::string_view text, bool keep_lines) {
  while (!text.empty()) {
    const auto [value, size] = base::DecodeUtf8(text);
    const bool kept = keep_lines && (value == '\n' || value == '\t');
    if (!kept && (value < 0x20 || (value >= 0x7F && value < 0xA0))) return false;
    if ((value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069)) return false;
    text.remove_prefix(size);
  }
  return true;
}

void CheckWidth(const std::string& text) {
  const std::size_t width = report::DisplayWidth(text);
  for (const std::size_t columns : {std::size_t{1}, std::size_t{7}, width}) {
    const std::string cut = report::CutToWidth(text, columns);
    Require(report::DisplayWidth(cut) <= columns, "what is cut fits");
    Require(base::ValidUtf8(cut) == cut, "what is cut is UTF-8");
  }
  Require(report::CutToWidth(text, width) == text, "what fits is not cut");
}

void CheckTimes(std::string_view text) {
  const auto time = base::ParseTime(text);
  Require(!time || base::FormatTime(*time) == text, "a time has one form");
  const auto date = base::ParseDate(text);
  Require(!date || base::FormatDate(*date) == text, "a day has one form");
  const auto span = base::ParseSpan(text);
  Require(!span || (span->count() >= 1 && span->count() <= 24 * 3660), "a span has bounds");
}

}  // namespace

void Escape(std::string_view bytes) {
  for (const bool keep_lines : {false, true}) {
    const std::string safe = base::EscapeForTerminal(bytes, keep_lines);
    Require(IsHarmless(safe, keep_lines), "a terminal shows it and does not obey");
    Require(base::EscapeForTerminal(safe, keep_lines) == safe, "what is safe stays as it is");
    if (!keep_lines) CheckWidth(safe);
  }
  const std::string valid = base::ValidUtf8(bytes);
  Require(base::ValidUtf8(valid) == valid, "what is UTF-8 stays as it is");
  Require(nlohmann::json::parse(nlohmann::json(valid).dump()) == valid, "JSON gives it back");
  Require(base::Join({std::string(bytes)}, ",") == bytes, "one part is joined to itself");
  CheckTimes(bytes);
}

}  // namespace fuzz
