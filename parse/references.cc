#include "parse/references.h"

#include <re2/re2.h>

#include <array>
#include <unordered_set>
#include <utility>

namespace parse {
namespace {

// One group for each kind, in this order.
constexpr std::array<std::string_view, 8> kKinds = {"CVE",     "JVN",     "CERT-VU", "CERT",
                                                    "US-CERT", "AusCERT", "JPCERT",  "FreeBSD"};

const RE2& Pattern() {
  static const RE2 pattern(
      "\\b(?:((?:CVE|CAN)-[0-9]{4}-[0-9]{4,7})|"
      "(JVN(?:CA|VU|TA)?(?:#[0-9]{5,9}|#?[0-9]{2}-[0-9]{3}[A-Z]|-[0-9]{4}-[0-9]{2,4}))|"
      "(VU#[0-9]{3,8})|((?:CA|IN)-[0-9]{2,4}[.:-][0-9]{2})|(TA[0-9]{2}-[0-9]{3}[A-Z])|"
      "((?:AL|AU|AA)-[0-9]{2,4}\\.[0-9]{2,4})|"
      "(JPCERT-(?:E-)?[A-Z]{2,5}-[0-9]{2,4}-[0-9]{4}(?:-[0-9]{2})?)|"
      "(FreeBSD-(?:SA|EN|SN)-[0-9]{2}:[0-9]{2,3}))\\b");
  return pattern;
}

std::size_t KindOf(const std::array<re2::StringPiece, kKinds.size() + 1>& groups) {
  std::size_t kind = 0;
  while (kind < kKinds.size() && groups[kind + 1].empty()) ++kind;
  return kind;
}

}  // namespace

std::vector<Reference> FindReferences(const std::vector<Line>& lines,
                                      const std::optional<std::string>& own) {
  std::vector<Reference> references;
  std::unordered_set<std::string> seen;
  if (own) seen.insert(*own);
  for (const auto& [text, number] : lines) {
    std::array<re2::StringPiece, kKinds.size() + 1> groups;
    std::size_t from = 0;
    while (Pattern().Match(text, from, text.size(), RE2::UNANCHORED, groups.data(),
                           static_cast<int>(groups.size()))) {
      from = static_cast<std::size_t>(groups[0].data() - text.data()) + groups[0].size();
      std::string id(groups[0]);
      if (!seen.insert(id).second) continue;
      references.push_back({std::string(kKinds[KindOf(groups)]), id, id, number});
    }
  }
  return references;
}

}  // namespace parse
