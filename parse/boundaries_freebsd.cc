#include "parse/boundaries_freebsd.h"

#include <re2/re2.h>

#include "parse/freebsd_header.h"
#include "parse/take.h"

namespace parse {
namespace {

std::size_t FreeBsdHeadSize(std::string_view rest) {
  static const RE2 head(
      "(?:0|[IVX]{1,4})\\. (?:Revision [Hh]istory\\.?|Background|Introduction|Problem Description|"
      "Description|Impact|Workarounds?|Solution(?:\\(s\\))?|Correction [Dd]etails|CVS Revisions|"
      "Upgrading Ports/Packages|Ports|Patch|References|Credits|Thanks|Contact)");
  return Taken(rest, head);
}

std::size_t FreeBsdLineSize(std::string_view rest) {
  static const RE2 line(
      "={10,}|-----(?:BEGIN|END) PGP [A-Z ]{7,20}-----|"
      "FreeBSD-(?:SA|EN|SN)-[0-9]{2}:[0-9]{2,3}\\S*(?: \\[REVISED\\])?"
      "(?: (?:Security Advisory|Errata Notice|Security Notice))?");
  return Taken(rest, line);
}

}  // namespace

Unit FreeBsdBoundaries::At(std::string_view rest) {
  static const RE2 entry("(?:v[0-9]+\\.[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2} v[0-9]+\\.[0-9]+)");
  static const RE2 corrected(
      "[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?: [0-9]{2}:[0-9]{2}:[0-9]{2}(?: UTC)?)? [(\\[]\\S*");
  static const RE2 remark("(?:For general information regarding|(?:Special )?(?:Note|NOTE):)");
  if (const std::size_t head = FreeBsdHeadSize(rest)) {
    const bool history = rest.find("Revision ") < head;
    place_ = history ? Place::kHistory : Place::kBody;
    return {head, true, true};
  }
  if (place_ == Place::kHistory) {
    const std::size_t size = Taken(rest, entry);
    return {size, size > 0, false};
  }
  if (place_ == Place::kBody) return {};
  if (const std::size_t size = FreeBsdLineSize(rest)) return {size, true, true};
  if (const std::size_t size = Taken(rest, remark)) return {size, true, false};
  if (const auto label = FieldLabelOn(rest)) {
    in_corrected_ = label->name == "corrected";
    // The first date of "Corrected:" stays on its line.
    const std::size_t date = Taken(rest.substr(label->size), corrected);
    return {label->size + date, true, false};
  }
  const std::size_t size = in_corrected_ ? Taken(rest, corrected) : 0;
  return {size, size > 0, false};
}

}  // namespace parse
