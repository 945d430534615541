#include "parse/references.h"

#include <re2/re2.h>

#include <array>
#include <memory>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "parse/reference_forms.h"

namespace parse {
namespace {

std::string AnyForm() {
  std::string any;
  for (const ReferenceForm& form : ReferenceForms()) {
    any.append(any.empty() ? "(?:" : "|(?:").append(form.pattern).append(")");
  }
  return "\\b(?:" + any + ")\\b";
}

// Without a group for each form, which would cost more than to ask the forms about the few matches.
bool MatchForm(std::string_view text, std::size_t from, re2::StringPiece& match) {
  static const RE2 pattern(AnyForm());
  return pattern.Match(text, from, text.size(), RE2::UNANCHORED, &match, 1);
}

std::vector<std::unique_ptr<const RE2>> FormPatterns() {
  std::vector<std::unique_ptr<const RE2>> patterns;
  for (const ReferenceForm& form : ReferenceForms()) {
    patterns.push_back(std::make_unique<const RE2>(std::string(form.pattern)));
  }
  return patterns;
}

// Which of them a match is of: the first that takes all of it, as in the pattern of all.
const ReferenceForm& FormOf(const re2::StringPiece& match) {
  static const std::vector<std::unique_ptr<const RE2>> patterns = FormPatterns();
  std::size_t form = 0;
  while (form + 1 < kReferenceForms && !RE2::FullMatch(match, *patterns[form])) ++form;
  return ReferenceForms().at(form);
}

// JPCERT-E-TEC-99-0002-01 is a revision of JPCERT-E-TEC-99-0002.
std::string WithoutRevision(const std::string& id) {
  static const RE2 revised("(JPCERT-.*-[0-9]{2,4}-[0-9]{4})-[0-9]{2}");
  std::string base;
  return RE2::FullMatch(id, revised, &base) ? base : id;
}

// Of each byte: 1 for a digit and #, 2 for a letter.
constexpr auto kKinds = [] {
  std::array<unsigned char, 256> kinds{};
  for (const char c : std::string_view("0123456789#")) kinds[static_cast<unsigned char>(c)] = 1;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = 2;
  return kinds;
}();

// Every form holds both, and most lines of Japanese do not: no pattern is asked then.
bool MayHoldForm(std::string_view text) {
  unsigned kinds = 0;
  for (const char c : text) kinds |= kKinds[static_cast<unsigned char>(c)];
  return kinds == 3;
}

constexpr std::string_view kBeforeBreak = "0123456789#-.:";

class Finder {
 public:
  explicit Finder(const std::optional<std::string>& own) {
    re2::StringPiece match;
    if (own && MatchForm(*own, 0, match)) own_ = WithoutRevision(FormOf(match).id(*own));
  }

  void AddLine(std::string_view text, int line) {
    if (!MayHoldForm(text)) return;
    re2::StringPiece match;
    std::size_t from = 0;
    while (MatchForm(text, from, match)) {
      from = static_cast<std::size_t>(match.data() - text.data()) + match.size();
      Add(match, line);
    }
  }

  // A number that the line end after `text` breaks.
  void AddBroken(std::string_view text, std::string_view next, int line) {
    static const RE2 start(
        "\\b((?:CVE|CAN)-(?:[0-9]{4}-?)?|VU#|JVN(?:VU)?#|JVNDB-(?:[0-9]{4}-)?|JVNCA-(?:[0-9]{4}-)?|"
        "(?:CA|IN)-[0-9]{2,4}[.-]|[TS]A[0-9]{2}-|MS[0-9]{2}-|JPCERT-[A-Z]{2}-(?:[0-9]{4}-)?|"
        "FreeBSD-(?:SA|EN|SN)-(?:[0-9]{2}:)?|RHSA-[0-9]{4}[:-])$");
    std::string number;
    if (text.empty() || kBeforeBreak.find(text.back()) == std::string_view::npos) return;
    if (!RE2::PartialMatch(text, start, &number)) return;
    const std::size_t before = number.size();
    next = base::Trim(next);
    number += next.substr(0, next.find_first_of(" \t,)]>"));
    re2::StringPiece match;
    const bool whole = MatchForm(number, 0, match) && match.data() == number.data();
    if (whole && match.size() > before) Add(match, line);
  }

  std::vector<Reference> Take() { return std::move(references_); }

 private:
  void Add(const re2::StringPiece& match, int line) {
    const ReferenceForm& form = FormOf(match);
    const std::string written(match);
    std::string id = form.id(written);
    if (id.empty() || (!own_.empty() && WithoutRevision(id) == own_)) return;
    if (!seen_.insert(id).second) return;
    references_.push_back({std::string(form.kind), std::move(id), written, line});
  }

  std::string own_;
  std::unordered_set<std::string> seen_;
  std::vector<Reference> references_;
};

}  // namespace

std::vector<Reference> FindReferences(const std::vector<Line>& lines,
                                      const std::optional<std::string>& own) {
  Finder finder(own);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    finder.AddLine(lines[i].text, lines[i].number);
    if (i + 1 < lines.size()) finder.AddBroken(lines[i].text, lines[i + 1].text, lines[i].number);
  }
  return finder.Take();
}

}  // namespace parse
