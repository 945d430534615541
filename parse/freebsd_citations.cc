#include "parse/freebsd_citations.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/freebsd_header.h"

namespace parse {
namespace {

constexpr std::size_t kMaxFurther = 16;  // addresses that one title stands for

const RE2& Url() {
  static const RE2 url("(?:https?|ftp)://[^\\s<>\"]+");
  return url;
}

// "<URL:", which only says that an address follows.
std::string_view WithoutOpening(std::string_view text) {
  static const RE2 opening("(?i)(<\\s*(?:URL:)?\\s*)$");
  re2::StringPiece found;
  if (RE2::PartialMatch(text, opening, &found)) text.remove_suffix(found.size());
  return base::Trim(text);
}

// ">", which only says that an address has ended.
std::string_view WithoutClosing(std::string_view text) {
  static const RE2 closing("\\s*>");
  re2::StringPiece rest(text);
  RE2::Consume(&rest, closing);
  return base::Trim(std::string_view(rest.data(), rest.size()));
}

std::string_view WithoutStop(std::string_view url) {
  const auto of = [&](char c) { return std::count(url.begin(), url.end(), c); };
  while (!url.empty() && std::string_view(".,;:)").find(url.back()) != std::string_view::npos) {
    if (url.back() == ')' && of('(') >= of(')')) break;
    url.remove_suffix(1);
  }
  return url;
}

// "), and more (" is "and more".
std::string TitleIn(std::string_view text) {
  text = WithoutOpening(text);
  const std::size_t first = text.find_first_not_of(" ),.;:");
  const std::size_t last = text.find_last_not_of(" (,");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, last - first + 1));
}

class AddressReader {
 public:
  void Add(std::string_view text, int line) {
    std::size_t from = 0;
    re2::StringPiece url;
    while (Url().Match(text, from, text.size(), RE2::UNANCHORED, &url, 1)) {
      const auto at = static_cast<std::size_t>(url.data() - text.data());
      AddWords(text.substr(from, at - from));
      AddUrl({url.data(), url.size()}, line);
      from = at + url.size();
    }
    AddWords(text.substr(from));
  }

  void EndParagraph() {
    if (cited_ > 0 || title_.empty() || title_.back() != ':') Clear();
  }
  void Clear() {
    title_.clear();
    cited_ = 0;
  }
  std::vector<Citation> Take() { return std::move(citations_); }

 private:
  void AddWords(std::string_view text) {
    const bool begins = cited_ > 0 || title_.empty();
    if (begins) text = WithoutClosing(text);
    if (begins && WithoutOpening(text).empty()) return;
    if (cited_ > 0) Clear();
    if (title_.size() <= kMaxTitle) AppendWrapped(title_, Collapse(text));
  }

  void AddUrl(std::string_view url, int line) {
    const bool titled = title_.size() <= kMaxTitle && ++cited_ <= kMaxFurther;
    Citation citation;
    if (titled) citation.title = TitleIn(title_);
    citation.url = std::string(WithoutStop(url));
    citation.line = line;
    citations_.push_back(std::move(citation));
  }

  std::vector<Citation> citations_;
  std::string title_;
  std::size_t cited_ = 0;  // addresses behind the title
};

bool IsRow(std::string_view line) {
  static const RE2 row("\\s*\\+-{5,}\\+?\\s*");
  return RE2::FullMatch(line, row);
}

// Heads are typed lines; a sentence that starts as one does is longer.
bool HoldsCitations(std::string_view head) {
  static const RE2 cites("[0IVX]+\\.\\s+(?:References|Ports)\\s*");
  return RE2::FullMatch(head, cites);
}

}  // namespace

std::vector<Section> ReadAdvisorySections(const std::vector<Line>& lines) {
  static const RE2 head("((?:0|[IVX]{1,4})\\.)\\s+(\\S.{0,79})");
  std::vector<Section> sections;
  for (const auto& [text, number] : lines) {
    Section section;
    if (!IsSectionHead(text) || !RE2::FullMatch(text, head, &section.marker, &section.title)) {
      continue;
    }
    section.title = Collapse(section.title);
    section.line = number;
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<Citation> ReadAdvisoryCitations(const std::vector<Line>& lines,
                                            const std::vector<Field>& header) {
  AddressReader reader;
  for (const Field& field : header) {
    if (field.name != "reference") continue;
    reader.Add(field.value, field.line);
    reader.Clear();
  }
  bool inside = false;
  for (const auto& [text, number] : lines) {
    if (IsSectionHead(text) || IsRule(text)) {
      inside = HoldsCitations(text);
      reader.Clear();
    } else if (!inside) {
      continue;
    } else if (IsBlank(text)) {
      reader.EndParagraph();
    } else if (const auto label = FieldLabelOn(text); label || IsRow(text)) {
      reader.Clear();
      if (label && RE2::PartialMatch(text, Url())) {
        reader.Add(std::string_view(text).substr(label->size), number);
      }
    } else {
      reader.Add(text, number);
    }
  }
  return reader.Take();
}

}  // namespace parse
