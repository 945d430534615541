#include "ingest/body_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ingest {
namespace {

constexpr std::string_view kBegin = "-----BEGIN PGP SIGNED MESSAGE-----";
constexpr std::string_view kEnd = "-----END PGP SIGNATURE-----";
// By here a page has shown what it is.
constexpr std::size_t kBeginning = 4096;
// A page with a form is longer than its first lines; a book is no login page.
constexpr std::size_t kForm = std::size_t{256} << 10U;

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool IsWebPage(std::string_view bytes) {
  constexpr std::array<std::string_view, 5> kTags = {"<!doctype html", "<html", "<head", "<body",
                                                     "<title"};
  const std::string beginning = base::LowerAscii(bytes.substr(0, kBeginning));
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return Has(beginning, tag); });
}

bool HasLoginForm(std::string_view bytes) {
  const std::string page = base::LowerAscii(bytes.substr(0, kForm));
  return Has(page, "type=\"password\"") || Has(page, "type='password'") ||
         Has(page, "type=password");
}

}  // namespace

bool HoldsSignedMessage(std::string_view bytes) { return Has(bytes, kBegin) && Has(bytes, kEnd); }

std::string DescribeBody(std::string_view bytes) {
  if (HoldsSignedMessage(bytes)) return {};
  if (base::Trim(bytes).empty()) return "an empty body";
  if (IsWebPage(bytes)) return HasLoginForm(bytes) ? "a web page with a login form" : "a web page";
  return Has(bytes, kBegin) ? "a message that breaks off" : "no signed text";
}

}  // namespace ingest
