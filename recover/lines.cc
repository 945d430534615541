#include "recover/lines.h"

#include <utility>

#include "base/text.h"
#include "verify/clear_sign.h"

namespace recover {
namespace {

// Where a line stands in a clear-signed message.
class Place {
 public:
  // Takes the next line; true for one of the signed text.
  bool Take(std::string_view line) {
    const std::string_view trimmed = base::TrimEnd(line);
    if (state_ == State::kText && trimmed == verify::kBeginSignature) state_ = State::kOutside;
    const bool is_text = state_ == State::kText;
    if (state_ == State::kOutside && trimmed == verify::kBeginMessage) state_ = State::kHeader;
    if (state_ == State::kHeader && trimmed.empty()) state_ = State::kText;
    return is_text;
  }

 private:
  enum class State { kOutside, kHeader, kText };
  State state_ = State::kOutside;
};

std::pair<std::string_view, std::string_view> CutLine(std::string_view file) {
  const std::size_t end = file.find('\n');
  if (end == std::string_view::npos) return {file, {}};
  const std::size_t size = end > 0 && file[end - 1] == '\r' ? end - 1 : end;
  return {file.substr(0, size), file.substr(size, end + 1 - size)};
}

}  // namespace

std::optional<std::string> EditLines(std::string_view file, const LineEdit& edit) {
  std::string edited;
  edited.reserve(file.size());
  bool changed = false;
  while (!file.empty()) {
    const auto [line, end] = CutLine(file);
    const std::size_t before = edited.size();
    edit(line, edited);
    changed = changed || std::string_view(edited).substr(before) != line;
    edited.append(end);
    file.remove_prefix(line.size() + end.size());
  }
  return changed ? std::optional(std::move(edited)) : std::nullopt;
}

std::optional<std::string> EditSignedLines(std::string_view file, const LineEdit& edit) {
  Place place;
  return EditLines(file, [&](std::string_view line, std::string& edited) {
    if (place.Take(line)) {
      edit(line, edited);
    } else {
      edited.append(line);
    }
  });
}

std::optional<std::string> IfChanged(std::string_view file, std::string changed) {
  return changed == file ? std::nullopt : std::optional(std::move(changed));
}

}  // namespace recover
