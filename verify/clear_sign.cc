#include "verify/clear_sign.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace verify {
namespace {

constexpr std::size_t kMaxHeaders = 16;

// One pass over the lines, one state at a time. LF alone ends a line: vertical tab, form feed, NEL
// and a lone CR do not, since they do not for the engines either.
class Splitter {
 public:
  SplitFile Run(std::string_view file);

 private:
  enum class State { kOutside, kHeader, kText, kArmor };

  void Take(std::string_view line);
  void TakeOutside(std::string_view line);
  void TakeHeader(std::string_view line);
  void TakeText(std::string_view line);
  void TakeArmor(std::string_view line);
  void AppendText(std::string_view line);
  void TakeHashHeader(std::string_view value);
  // Keeps the first fault: what follows a fault is often only its consequence.
  void SetFault(Reason reason, std::string detail);
  ClearSignedMessage& Current() { return split_.messages.back(); }

  State state_ = State::kOutside;
  int line_number_ = 0;
  std::size_t headers_ = 0;
  bool first_text_line_ = true;
  SplitFile split_;
};

SplitFile Splitter::Run(std::string_view file) {
  while (!file.empty()) {
    const std::size_t end = file.find('\n');
    ++line_number_;
    Take(file.substr(0, end));
    if (end == std::string_view::npos) break;
    file.remove_prefix(end + 1);
  }
  if (state_ != State::kOutside) {
    SetFault(Reason::kTruncated,
             fmt::format("the file ends at line {}, before '{}'", line_number_, kEndSignature));
  }
  return std::move(split_);
}

void Splitter::Take(std::string_view line) {
  switch (state_) {
    case State::kOutside:
      return TakeOutside(line);
    case State::kHeader:
      return TakeHeader(line);
    case State::kText:
      return TakeText(line);
    case State::kArmor:
      return TakeArmor(line);
  }
}

void Splitter::SetFault(Reason reason, std::string detail) {
  if (!Current().fault) Current().fault = Fault{reason, std::move(detail)};
}

void Splitter::TakeOutside(std::string_view line) {
  const std::string_view trimmed = base::TrimEnd(line);
  if (trimmed == kBeginMessage) {
    split_.messages.emplace_back();
    state_ = State::kHeader;
    headers_ = 0;
    first_text_line_ = true;
  } else if (trimmed == kBeginSignature && !split_.messages.empty()) {
    SetFault(Reason::kSeveralSignatures,
             fmt::format("line {} begins a further signature block", line_number_));
    split_.text_outside = true;
  } else if (!trimmed.empty()) {
    split_.text_outside = true;
  }
}

void Splitter::TakeHeader(std::string_view line) {
  const std::string_view trimmed = base::TrimEnd(line);
  if (trimmed.empty()) {
    state_ = State::kText;
    return;
  }
  if (++headers_ > kMaxHeaders) {
    SetFault(Reason::kBadHeader, fmt::format("more than {} header lines", kMaxHeaders));
  }
  if (trimmed.substr(0, 6) == "Hash: ") return TakeHashHeader(trimmed.substr(6));
  SetFault(
      Reason::kBadHeader,
      fmt::format("line {} is neither 'Hash:' nor the empty line that must follow", line_number_));
}

void Splitter::TakeHashHeader(std::string_view value) {
  Current().has_hash_header = true;
  for (const std::string_view part : base::Split(value, ',')) {
    // Blanks only: a tab or a form feed here has no business but deceit.
    const std::size_t first = part.find_first_not_of(' ');
    const std::string_view name = first == std::string_view::npos ? "" : part.substr(first);
    if (!IsKnownHashName(name)) {
      SetFault(Reason::kBadHeader, fmt::format("line {} names an unknown digest", line_number_));
    }
    Current().hash_names.emplace_back(name);
  }
}

void Splitter::TakeText(std::string_view line) {
  if (line.substr(0, 2) == "- ") return AppendText(line.substr(2));
  if (line.empty() || line.front() != '-') return AppendText(line);
  if (base::TrimEnd(line) == kBeginSignature) {
    state_ = State::kArmor;
    return;
  }
  SetFault(Reason::kStrayDash, fmt::format("line {} starts with an unescaped dash", line_number_));
  AppendText(line);
}

void Splitter::AppendText(std::string_view line) {
  if (line.size() > kMaxLineLength) {
    SetFault(Reason::kLineTooLong, fmt::format("line {} has {} bytes, at most {} are read",
                                               line_number_, line.size(), kMaxLineLength));
  }
  // PGP 2 does not treat a tab as white space; a Hash: header is the sign of a later program.
  const char* white_space = Current().has_hash_header ? " \t\r" : " \r";
  const std::size_t last = line.find_last_not_of(white_space);
  const std::string_view kept = last == std::string_view::npos ? "" : line.substr(0, last + 1);
  if (kept.find('\0') != std::string_view::npos || kept.find('\r') != std::string_view::npos) {
    SetFault(
        Reason::kControlBytes,
        fmt::format("line {} holds a NUL, or a carriage return that ends no line", line_number_));
  }
  if (!std::exchange(first_text_line_, false)) Current().canonical_text += "\r\n";
  Current().canonical_text += kept;
}

void Splitter::TakeArmor(std::string_view line) {
  const std::string_view trimmed = base::TrimEnd(line);
  if (trimmed == kEndSignature) {
    state_ = State::kOutside;
    return;
  }
  if (!trimmed.empty() && trimmed.front() == '-') {
    SetFault(Reason::kBadArmor,
             fmt::format("line {} of the armor starts with a dash", line_number_));
  }
  Current().armor.append(trimmed).push_back('\n');
}

// Why a file in which no message begins has none.
Fault WhyNone(std::string_view file) {
  const std::size_t at = file.find(kBeginMessage);
  if (at == std::string_view::npos) {
    return {Reason::kUnsigned, file.empty() ? "the file is empty" : "no line begins a message"};
  }
  return {Reason::kBrokenMarker,
          fmt::format("'{}' stands at byte {}, but not alone on a line", kBeginMessage, at)};
}

}  // namespace

SplitFile SplitClearSigned(std::string_view file) {
  SplitFile split = Splitter().Run(file);
  if (split.messages.empty()) split.fault = WhyNone(file);
  return split;
}

bool IsKnownHashName(std::string_view name) {
  constexpr std::array<std::string_view, 7> kNames = {"MD5",    "SHA1",   "RIPEMD160", "SHA224",
                                                      "SHA256", "SHA384", "SHA512"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace verify
