#include "formats/safe_path.h"

#include <fmt/format.h>

#include <cctype>

#include "base/cut_utf8.h"
#include "base/escape.h"
#include "base/hash.h"
#include "ingest/url.h"

namespace formats {
namespace {

constexpr std::size_t kLongest = 100;

bool IsPlain(char c, std::string_view others) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         others.find(c) != std::string_view::npos;
}

std::string Escaped(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return text;
}

// The URL without its scheme and with a folder for it.
std::string Placed(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (url.substr(0, scheme.size()) == scheme) return std::string(url.substr(scheme.size()));
  }
  if (url.substr(0, 7) == "file://") return "local/" + std::string(url.substr(7));
  return "mail/" + SafeName(url);
}

}  // namespace

std::string SafeName(std::string_view name) {
  std::string safe;
  std::string_view rest = name;
  while (!rest.empty()) {
    const auto [value, size] = base::DecodeUtf8(rest);
    const std::string_view one = rest.substr(0, size);
    const bool is_first = rest.size() == name.size();
    const bool is_shown = value >= 0x80 && base::EscapeForTerminal(one) == one;
    const bool is_plain = value >= 0 && value < 0x80 && IsPlain(one[0], "._~:+,=@-") &&
                          !(is_first && (one[0] == '.' || one[0] == '-'));
    safe += is_shown || is_plain ? std::string(one) : Escaped(one);
    rest.remove_prefix(size);
  }
  if (safe.empty()) return "%";
  if (safe.size() <= kLongest) return safe;
  return std::string(base::CutUtf8(safe, kLongest)) + "-" + base::Sha256Hex(name).substr(0, 16);
}

std::string SafePath(std::string_view url) {
  const std::string placed = Placed(url);
  std::string path;
  std::string_view rest = placed;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (end > 0) {
      path += path.empty() ? "" : "/";
      path += SafeName(ingest::PercentDecode(rest.substr(0, end)));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return path.empty() ? "%" : path;
}

std::string LinkTo(std::string_view path) {
  std::string link;
  for (const char c : path) {
    link += IsPlain(c, "._~-/") ? std::string(1, c) : Escaped(std::string_view(&c, 1));
  }
  return link;
}

}  // namespace formats
