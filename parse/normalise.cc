#include "parse/normalise.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "base/escape.h"

namespace parse {
namespace {

constexpr std::string_view kWaveDash = "\xE3\x80\x9C";

// Halfwidth and Fullwidth Forms without the tilde, whose NFKC is not what it stands for.
bool IsWidthForm(int c) { return c >= 0xFF01 && c <= 0xFFEE && c != 0xFF5E; }

bool FoldsToBlank(int c) { return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A); }

std::string Nfkc(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

// The width forms at the start of `text`; voicing marks join with the letter before, so a run is
// folded as one.
std::string_view WidthFormRun(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const auto [value, size] = base::DecodeUtf8(text.substr(end));
    if (!IsWidthForm(value)) break;
    end += size;
  }
  return text.substr(0, end);
}

std::string FoldCharacter(int c, std::string_view bytes) {
  if (FoldsToBlank(c)) return " ";
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return "-";
  if (c == 0xFF5E || c == 0x223C) return std::string(kWaveDash);
  return std::string(bytes);
}

// What is folded begins with one of three bytes, or is a blank of this kind.
constexpr std::string_view kWideBlank = "\xE3\x80\x80";

// Bytes and no bools, so that many characters are told at a time.
constexpr unsigned char Is(char c, char other) { return static_cast<unsigned char>(c == other); }
constexpr unsigned char BeginsFolded(char c) {
  return static_cast<unsigned char>(Is(c, '\xC2') | Is(c, '\xE2') | Is(c, '\xEF'));
}

// In one pass without a branch, since most lines of a document hold none of it.
bool HoldsFolded(std::string_view text) {
  unsigned char holds = 0;
  for (std::size_t i = 0; i < text.size(); ++i) holds |= BeginsFolded(text[i]);
  for (std::size_t i = 2; i < text.size(); ++i) {
    holds |=
        static_cast<unsigned char>(Is(text[i - 2], kWideBlank[0]) & Is(text[i - 1], kWideBlank[1]) &
                                   Is(text[i], kWideBlank[2]));
  }
  return holds != 0;
}

// How much of the start of `text` nothing is folded in.
std::size_t UnchangedPrefix(std::string_view text) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (BeginsFolded(text[at]) != 0) break;
    if (text[at] == kWideBlank[0] && text.substr(at, kWideBlank.size()) == kWideBlank) break;
  }
  return at;
}

}  // namespace

std::string Fold(std::string_view text) {
  if (!HoldsFolded(text)) return std::string(text);
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t unchanged = UnchangedPrefix(text); unchanged > 0) {
      folded.append(text.substr(0, unchanged));
      text.remove_prefix(unchanged);
      continue;
    }
    const auto [value, size] = base::DecodeUtf8(text);
    std::size_t taken = size;
    if (IsWidthForm(value)) {
      const std::string_view run = WidthFormRun(text);
      folded += Nfkc(run);
      taken = run.size();
    } else {
      folded += FoldCharacter(value, text.substr(0, size));
    }
    text.remove_prefix(taken);
  }
  return folded;
}

}  // namespace parse
