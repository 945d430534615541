#include "parse/jpcert_pr_counts.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/figures.h"
#include "parse/incident_labels.h"
#include "parse/jpcert_header.h"
#include "parse/jpcert_heads.h"
#include "parse/jpcert_pr_actions.h"
#include "parse/jpcert_pr_rows.h"
#include "parse/jpcert_pr_sections.h"
#include "parse/prose.h"

namespace parse {
namespace {

enum class Part { kNone, kSource, kNotification, kTypes };

bool Holds(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::optional<Part> PartOf(std::string_view label) {
  if (Holds(label, "送信元") || Holds(label, "ドメイン")) return Part::kSource;
  if (Holds(label, "通知")) return Part::kNotification;
  for (const char* word : {"タイプ", "種類", "類型", "種別", "分類"}) {
    if (Holds(label, word)) return Part::kTypes;
  }
  return std::nullopt;
}

bool IsTag(std::string_view line) {
  static const RE2 tag("\\s*\\([A-Za-z][A-Za-z ,/-]{1,30}\\)\\s*");
  return RE2::FullMatch(line, tag);
}

// "Of the worms that were named, the following are the main ones."
bool IntroducesMalware(std::string_view prose) {
  static const RE2 introduction(
      "(?:ウイルス|ウィルス|ワーム|マルウェア)[^。]*(?:主なもの|以下|次の)[^。]*[。:]$");
  constexpr std::size_t kSentence = 300;
  return RE2::PartialMatch(prose.substr(prose.size() - std::min(prose.size(), kSentence)),
                           introduction);
}

class Reader {
 public:
  explicit Reader(const std::vector<Line>& lines) : lines_(lines) {}

  OverviewCounts Read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) ReadLine();
    Flush();
    SortByDimension();
    result_.actions = actions_.TakeAll();
    return std::move(result_);
  }

 private:
  void ReadLine();
  void ReadHead(const Head& head);
  void EnterSection(OverviewSection section);
  void ReadIncidentHead(const Head& head);
  void ReadTypeHead(std::string_view text);
  void ReadPublicationHead(std::string_view label);
  bool ReadTag();
  bool ReadRow();
  bool ReadLabelRow();
  bool ReadListRow();
  std::string TableAround() const;
  bool StandsAlone() const;
  bool ReadMalware();
  bool ReadAction();
  void Flush();
  void FlushIncidents();
  void Add(std::string dimension, std::string key, std::optional<std::string> label,
           const Figure& figure);
  bool AddRow(const std::string& dimension, std::string key, TableRow row);
  void SortByDimension();

  const std::string& Text() const { return lines_[at_].text; }
  int Number() const { return lines_[at_].number; }

  const std::vector<Line>& lines_;
  OverviewCounts result_;
  std::size_t at_ = 0;

  OverviewSection section_ = OverviewSection::kIncidents;
  bool section_seen_ = false;
  Part part_ = Part::kNone;
  std::optional<HeadKind> part_kind_;    // how the heads of the parts are written
  std::optional<HeadKind> type_kind_;    // and those of the types
  std::optional<std::string> awaiting_;  // the head of a type whose count is still to come
  std::string type_key_;                 // of the last such head
  std::string table_;                    // the dimension of the last row since the last head
  std::size_t last_row_ = SIZE_MAX;
  std::size_t last_head_ = SIZE_MAX;
  bool listing_malware_ = false;
  bool total_found_ = false;
  bool notification_found_ = false;
  Prose prose_;  // since the last head
  ActionList actions_;
};

void Reader::ReadLine() {
  if (ReadAction()) return;
  const auto head = HeadOn(Text());
  if (IsHistoryHead(Text())) {
    EnterSection(OverviewSection::kOther);
  } else if (IsRule(Text())) {
    // The header stands between rules too.
    EnterSection(section_seen_ ? OverviewSection::kOther : OverviewSection::kIncidents);
  } else if (head) {
    ReadHead(*head);
  } else if (section_ == OverviewSection::kIncidents &&
             (ReadTag() || ReadRow() || ReadListRow() || ReadMalware())) {
    return;
  } else if (section_ != OverviewSection::kOther) {
    prose_.Add(lines_[at_]);
    if (IntroducesMalware(prose_.Text())) listing_malware_ = true;
    if (part_ == Part::kTypes) actions_.Introduce(prose_.Text(), type_key_, Text());
  }
}

void Reader::ReadHead(const Head& head) {
  Flush();
  table_.clear();
  last_head_ = at_;
  if (head.kind == HeadKind::kSection) {
    section_seen_ = true;
    EnterSection(OverviewSectionOf(head.label));
  } else if (section_ == OverviewSection::kPublications) {
    ReadPublicationHead(head.label);
  } else if (section_ == OverviewSection::kIncidents) {
    ReadIncidentHead(head);
  }
}

void Reader::EnterSection(OverviewSection section) {
  Flush();
  section_ = section;
  part_ = Part::kNone;
  part_kind_.reset();
  type_kind_.reset();
  awaiting_.reset();
}

void Reader::ReadIncidentHead(const Head& head) {
  const auto part = PartOf(head.label);
  if (part && part_kind_.value_or(head.kind) == head.kind) {
    part_kind_ = head.kind;
    part_ = *part;
    type_kind_.reset();
    awaiting_.reset();
    return;
  }
  if (part_ == Part::kTypes || ReadIncidentLabel(head.label).known) {
    part_ = Part::kTypes;
    // A list of another kind below a type lists something else, such as what intruders did.
    if (type_kind_.value_or(head.kind) != head.kind) return;
    type_kind_ = head.kind;
    ReadTypeHead(head.label);
  }
}

void Reader::ReadTypeHead(std::string_view text) {
  static const RE2 counted("(.*\\S)\\s+" INKAN_FIGURE "\\s*件");
  std::string label(text);
  std::string figure;
  const bool has_count = RE2::FullMatch(text, counted, &label, &figure);
  const IncidentLabel type = ReadIncidentLabel(label);
  type_key_ = type.key;
  result_.type_heads.insert(at_);
  awaiting_ = label;
  const auto count = has_count ? ParseFigure(figure) : std::nullopt;
  if (!count) return;
  Add("type", type.key, type.label, {*count, Number()});
  awaiting_.reset();
}

void Reader::ReadPublicationHead(std::string_view label) {
  static const RE2 counted("(.*\\S)\\s*\\b" INKAN_FIGURE "\\s*件");
  std::string name;
  std::string figure;
  if (!RE2::FullMatch(label, counted, &name, &figure)) return;
  if (const auto count = ParseFigure(figure)) {
    Add("publication", PublicationKey(name), name, {*count, Number()});
  }
}

// The English tag of a type may have gone to a line of its own.
bool Reader::ReadTag() {
  if (!awaiting_ || last_head_ + 1 != at_ || !IsTag(Text())) return false;
  ReadTypeHead(*awaiting_ + " " + std::string(base::Trim(Text())));
  return true;
}

bool Reader::ReadRow() {
  if (auto row = DomainRowOn(Text())) {
    std::string key = base::LowerAscii(row->subject.substr(1));
    row->label = row->subject;
    return AddRow("source_tld", std::move(key), std::move(*row));
  }
  if (auto row = PortRowOn(Text())) {
    std::string key = row->subject;
    return AddRow("port", std::move(key), std::move(*row));
  }
  if (table_.empty()) return ReadLabelRow();
  if (auto row = RemainderRowOn(Text())) {
    row->label = row->subject;
    return AddRow(table_, "other", std::move(*row));
  }
  return ReadLabelRow();
}

// A row between those of ports or domains that is neither is kept under its own words.
bool Reader::ReadListRow() {
  std::string table = TableAround();
  auto row = ListRowOn(Text());
  if (table.empty() || !row || !StandsAlone()) return false;
  row->label = row->subject;
  std::string key = row->subject;
  return AddRow(table, std::move(key), std::move(*row));
}

// The dimension of the row just above, or else of those that other such rows lead to.
std::string Reader::TableAround() const {
  if (last_row_ + 1 == at_ && (table_ == "port" || table_ == "source_tld")) return table_;
  constexpr std::size_t kMaxUnknown = 20;
  const std::size_t end = std::min(lines_.size(), at_ + kMaxUnknown);
  for (std::size_t i = at_; i < end; ++i) {
    if (DomainRowOn(lines_[i].text)) return "source_tld";
    if (PortRowOn(lines_[i].text)) return "port";
    if (!ListRowOn(lines_[i].text)) break;
  }
  return {};
}

bool Reader::ReadLabelRow() {
  if (part_ != Part::kSource && (part_ != Part::kTypes || type_kind_)) return false;
  auto row = LabelRowOn(Text());
  if (!row || !StandsAlone()) return false;
  IncidentLabel label = ReadIncidentLabel(row->subject);
  row->label = label.label;
  if (part_ == Part::kTypes) return AddRow("type", std::move(label.key), std::move(*row));
  return AddRow("source_tld", label.label, std::move(*row));
}

// Nothing but blank lines, heads and rows around: not the piece of a sentence.
bool Reader::StandsAlone() const {
  const bool begins =
      at_ == 0 || last_row_ + 1 == at_ || last_head_ + 1 == at_ || IsBlank(lines_[at_ - 1].text);
  if (!begins || at_ + 1 == lines_.size()) return begins;
  const std::string& next = lines_[at_ + 1].text;
  return IsBlank(next) || IsRule(next) || LabelRowOn(next) || DomainRowOn(next) ||
         PortRowOn(next) || ListRowOn(next) || HeadOn(next) || StartsWith(base::Trim(next), "(*");
}

bool Reader::ReadMalware() {
  if (!listing_malware_ || type_key_.empty()) return false;
  auto name = MalwareNameOn(Text());
  if (name) result_.malware.push_back({type_key_, std::move(*name), Number()});
  return name.has_value();
}

bool Reader::ReadAction() {
  if (!actions_.Take(lines_, at_)) return false;
  Flush();
  result_.listed.insert(at_);
  return true;
}

void Reader::Flush() {
  if (section_ == OverviewSection::kIncidents) FlushIncidents();
  if (section_ == OverviewSection::kPublications) {
    const auto items = prose_.FindCount({"項目"}, true);
    if (items) Add("publication", "report-items", std::nullopt, *items);
  }
  prose_.Clear();
  listing_malware_ = false;
}

void Reader::FlushIncidents() {
  if (part_ == Part::kNone && !total_found_) {
    const auto total = prose_.FindCount({"報告"}, true);
    if (total) Add("total", "reports", std::nullopt, *total);
    total_found_ = total.has_value();
  } else if (part_ == Part::kNotification && !notification_found_) {
    const auto sites = prose_.FindCount({"通知", "連絡"});
    if (sites) Add("notification", "sites", std::nullopt, *sites);
    notification_found_ = sites.has_value();
  } else if (part_ == Part::kTypes && awaiting_) {
    auto reports = prose_.FindCount({"報告", "受領", "届"});
    if (!reports) reports = prose_.FindClosingCount();
    if (!reports) return;
    const IncidentLabel type = ReadIncidentLabel(*awaiting_);
    Add("type", type.key, type.label, *reports);
    awaiting_.reset();
  }
}

void Reader::Add(std::string dimension, std::string key, std::optional<std::string> label,
                 const Figure& figure) {
  result_.counts.push_back(
      {std::move(dimension), std::move(key), std::move(label), figure.value, {}, figure.line});
}

bool Reader::AddRow(const std::string& dimension, std::string key, TableRow row) {
  table_ = dimension;
  last_row_ = at_;
  result_.counts.push_back({dimension, std::move(key), std::move(row.label), row.count,
                            std::move(row.footnotes), Number()});
  return true;
}

void Reader::SortByDimension() {
  static constexpr std::array<std::string_view, 6> kOrder = {"total", "source_tld", "notification",
                                                             "type",  "port",       "publication"};
  const auto rank = [](const Count& count) {
    return std::find(kOrder.begin(), kOrder.end(), count.dimension);
  };
  std::stable_sort(result_.counts.begin(), result_.counts.end(),
                   [&](const Count& a, const Count& b) { return rank(a) < rank(b); });
}

}  // namespace

OverviewCounts ReadOverviewCounts(const std::vector<Line>& lines) { return Reader(lines).Read(); }

}  // namespace parse
