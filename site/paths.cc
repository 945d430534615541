#include "site/paths.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"

namespace site {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 60;
constexpr std::size_t kHashDigits = 20;

bool IsPlain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// What some systems keep for themselves, whatever stands behind a '.': con, aux, lpt1.
bool IsDevice(std::string_view name) {
  return name.size() < kShortest ||
         (name.size() == kShortest && (name.substr(0, 3) == "com" || name.substr(0, 3) == "lpt"));
}

bool IsSafeAsItIs(std::string_view name) {
  return !IsDevice(name) && name.size() <= kLongest && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) { return IsPlain(c) || c == '-'; });
}

}  // namespace

std::string SafeName(std::string_view name) {
  if (IsSafeAsItIs(name)) return std::string(name);
  std::string safe;
  for (const char c : base::LowerAscii(name.substr(0, kLongest))) {
    if (IsPlain(c)) {
      safe += c;
    } else if (!safe.empty() && safe.back() != '-') {
      safe += '-';
    }
  }
  if (safe.empty()) safe = "x";
  return safe + '.' + base::Sha256Hex(name).substr(0, kHashDigits);
}

std::string DocumentPath(std::string_view source, std::string_view name) {
  return SafeName(source) + '/' + SafeName(name);
}

std::string YearOf(std::string_view day) {
  const std::string_view year = day.substr(0, 4);
  const bool is_year = year.size() == 4 && std::all_of(year.begin(), year.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
  return is_year ? std::string(year) : "0000";
}

std::string YearPath(std::string_view day) { return "years/" + YearOf(day) + ".html"; }

std::string WayBack(std::string_view path) {
  std::string back;
  for (const char c : path) {
    if (c == '/') back += "../";
  }
  return back;
}

bool IsSafePath(std::string_view path) {
  for (const std::string_view part : base::Split(path, '/')) {
    if (part.empty() || part.front() == '.') return false;
    if (!std::all_of(part.begin(), part.end(),
                     [](char c) { return IsPlain(c) || c == '-' || c == '.' || c == '_'; })) {
      return false;
    }
  }
  return true;
}

}  // namespace site
