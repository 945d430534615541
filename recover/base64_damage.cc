#include <algorithm>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/text.h"
#include "recover/mail_damage.h"
#include "verify/clear_sign.h"

namespace recover {
namespace {

bool IsBase64(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '/' || c == '=';
}

bool IsBase64Line(std::string_view line) {
  const std::string_view trimmed = base::TrimEnd(line);
  return !trimmed.empty() && std::all_of(trimmed.begin(), trimmed.end(), IsBase64);
}

// What a run of base64 lines holds, where that is a message; else the lines as they are.
std::string Decoded(std::string_view run) {
  std::string digits;
  digits.reserve(run.size());
  std::copy_if(run.begin(), run.end(), std::back_inserter(digits), IsBase64);
  auto bytes = base::DecodeBase64(digits);
  const bool holds_message = bytes && bytes->find(verify::kBeginMessage) != std::string::npos;
  if (!holds_message) return std::string(run);
  if (bytes->back() != '\n') bytes->push_back('\n');
  return std::move(*bytes);
}

}  // namespace

std::optional<std::string> UndoBase64(std::string_view file) {
  std::string undone;
  std::size_t run_start = 0;
  std::size_t at = 0;
  bool in_run = false;
  bool changed = false;
  const auto end_run = [&](std::size_t end) {
    const std::string_view run = file.substr(run_start, end - run_start);
    const std::string text = in_run ? Decoded(run) : std::string(run);
    changed = changed || text != run;
    undone += text;
    run_start = end;
  };
  while (at < file.size()) {
    const std::size_t line_end = std::min(file.find('\n', at), file.size() - 1) + 1;
    const bool is_base64 = IsBase64Line(file.substr(at, line_end - at));
    if (is_base64 != in_run) {
      end_run(at);
      in_run = is_base64;
    }
    at = line_end;
  }
  end_run(file.size());
  return changed ? std::optional(std::move(undone)) : std::nullopt;
}

}  // namespace recover
