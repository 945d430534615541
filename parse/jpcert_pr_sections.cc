#include "parse/jpcert_pr_sections.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/jpcert_heads.h"

namespace parse {
namespace {

constexpr std::string_view kSectionKind = "section";

// A head that the one being read may stand below.
struct Open {
  HeadKind kind;
  std::string_view entries;  // the kind of what stands directly below it
};

std::string_view EntriesOf(OverviewSection section) {
  if (section == OverviewSection::kEvents) return "event";
  if (section == OverviewSection::kActivities) return "activity";
  return kSectionKind;
}

std::string MarkerOf(std::string_view line, const Head& head) {
  if (head.kind == HeadKind::kBracket) return {};
  line = base::Trim(line);
  return WithoutBlanks(line.substr(0, line.size() - head.label.size()));
}

// An address on the line of a head is none of its title.
std::string TitleOf(std::string_view label) {
  const std::size_t address = label.find("http");
  if (address == 0 || address == std::string_view::npos) return Collapse(label);
  return Collapse(label.substr(0, address));
}

// The lists at the end: "Appendix. 参考文献", "改訂履歴".
std::optional<Section> ListHeadOn(const Line& line) {
  static const RE2 appendix("\\s*((?:Appendix|付\\s*録)\\s*[A-Z]?\\s*[.:]?)\\s*(\\S{1,40})");
  static const RE2 history("\\s*()(改\\s*訂\\s*履\\s*歴)");
  if (!BeginsWithOneOf(line.text, {"Appendix", "付", "改"})) return std::nullopt;
  Section section;
  if (!RE2::FullMatch(line.text, appendix, &section.marker, &section.title) &&
      !RE2::FullMatch(line.text, history, &section.marker, &section.title)) {
    return std::nullopt;
  }
  section.marker = WithoutBlanks(section.marker);
  section.line = line.number;
  return section;
}

class SectionReader {
 public:
  SectionReader(const std::vector<Line>& lines, const std::unordered_set<std::size_t>& types,
                const std::unordered_set<std::size_t>& listed)
      : lines_(lines), types_(types), listed_(listed) {}

  std::vector<Section> Read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) ReadLine();
    return std::move(sections_);
  }

 private:
  void ReadLine() {
    const std::string& text = lines_[at_].text;
    if (IsRule(text)) {
      behind_ = !sections_.empty();
      open_.clear();
    } else if (auto list = ListHeadOn(lines_[at_])) {
      sections_.push_back(std::move(*list));
      behind_ = true;
      open_.clear();
    } else if (const auto head = HeadOn(text); head && IsHead(head->kind)) {
      Add(*head);
    }
  }

  // Behind the sections stand references and notices, whose numbers are those of lists.
  bool IsHead(HeadKind kind) const {
    if (kind == HeadKind::kSection) return true;
    if (behind_ || listed_.count(at_) > 0) return false;
    if (kind != HeadKind::kItem || types_.count(at_) > 0) return true;
    return (!open_.empty() && IsDirectlyBelowSection()) || StandsAlone();
  }

  bool IsDirectlyBelowSection() const {
    const auto item = std::find_if(open_.begin(), open_.end(),
                                   [](const Open& open) { return open.kind == HeadKind::kItem; });
    const auto parent = item == open_.begin() ? open_.begin() : std::prev(item);
    return parent->kind == HeadKind::kSection;
  }

  bool StandsAlone() const {
    const bool above = at_ == 0 || IsBlank(lines_[at_ - 1].text);
    return above && (at_ + 1 == lines_.size() || IsBlank(lines_[at_ + 1].text));
  }

  void Add(const Head& head) {
    const auto same = std::find_if(open_.begin(), open_.end(),
                                   [&](const Open& open) { return open.kind == head.kind; });
    open_.erase(head.kind == HeadKind::kSection ? open_.begin() : same, open_.end());
    behind_ = false;
    const std::string_view kind = open_.empty() ? kSectionKind : open_.back().entries;
    sections_.push_back({static_cast<int>(open_.size()) + 1, MarkerOf(lines_[at_].text, head),
                         TitleOf(head.label), std::string(kind), lines_[at_].number});
    open_.push_back({head.kind, HoldsEntries(head, kind)});
  }

  // Of the whole document's sections, and of heads below one that is about none of the known.
  std::string_view HoldsEntries(const Head& head, std::string_view kind) {
    const OverviewSection section = OverviewSectionOf(head.label);
    if (open_.empty()) top_ = section;
    const bool known =
        top_ == OverviewSection::kIncidents || top_ == OverviewSection::kPublications;
    return known || kind != kSectionKind ? kSectionKind : EntriesOf(section);
  }

  const std::vector<Line>& lines_;
  const std::unordered_set<std::size_t>& types_;
  const std::unordered_set<std::size_t>& listed_;
  std::vector<Section> sections_;
  std::vector<Open> open_;
  OverviewSection top_ = OverviewSection::kOther;
  std::size_t at_ = 0;
  bool behind_ = false;
};

}  // namespace

OverviewSection OverviewSectionOf(std::string_view label) {
  static const RE2 publications("公開|文書|発行");
  static const RE2 events("イベント|セミナー|講演|ワークショップ|研修");
  static const RE2 reports("報告(?:の?(?:件数|総数|状況|概要|受領|受付|内容|分類)|数|$)");
  if (base::Contains(label, "インシデント")) return OverviewSection::kIncidents;
  if (RE2::PartialMatch(label, publications)) return OverviewSection::kPublications;
  const bool activities = base::Contains(label, "活動");
  if (!activities && RE2::PartialMatch(label, reports)) return OverviewSection::kIncidents;
  if (RE2::PartialMatch(label, events)) return OverviewSection::kEvents;
  if (activities) return OverviewSection::kActivities;
  return OverviewSection::kOther;
}

std::vector<Section> ReadOverviewSections(const std::vector<Line>& lines,
                                          const std::unordered_set<std::size_t>& types,
                                          const std::unordered_set<std::size_t>& listed) {
  return SectionReader(lines, types, listed).Read();
}

}  // namespace parse
