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
#include "parse/jpcert_pr_tables.h"
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
  if (!EndsInStop(prose)) return false;
  constexpr std::size_t kSentence = 300;
  return RE2::PartialMatch(prose.substr(prose.size() - std::min(prose.size(), kSentence)),
                           introduction);
}

class CountReader {
 public:
  explicit CountReader(const std::vector<Line>& lines) : lines_(lines), tables_(lines) {}

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
  void AddType(const Figure& figure);
  void ReadPublicationHead(std::string_view label);
  void AddPublications(const std::string& name, const std::string& figure);
  void ReadBracketedPublications();
  bool ReadTag();
  bool ReadCountAlone();
  bool ReadRow();
  std::string_view LabelDimension() const;
  bool ReadMalware();
  void AddMalware(std::string name);
  bool ReadAction();
  void Flush();
  void FlushIncidents();
  void Add(std::string dimension, std::string key, std::optional<std::string> label,
           const Figure& figure);
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
  std::size_t last_head_ = SIZE_MAX;
  TableReader tables_;
  bool listing_malware_ = false;
  std::unordered_set<std::string> named_;  // type and name of the malware so far
  bool total_found_ = false;
  bool notification_found_ = false;
  Prose prose_;  // since the last head
  ActionList actions_;
};

void CountReader::ReadLine() {
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
             (ReadTag() || ReadCountAlone() || ReadRow() || ReadMalware())) {
    return;
  } else if (section_ != OverviewSection::kOther) {
    if (section_ == OverviewSection::kPublications) ReadBracketedPublications();
    prose_.Add(lines_[at_]);
    if (IntroducesMalware(prose_.Text())) listing_malware_ = true;
    if (part_ == Part::kTypes) actions_.Introduce(prose_.Text(), type_key_, Text());
  }
}

void CountReader::ReadHead(const Head& head) {
  Flush();
  last_head_ = at_;
  tables_.BeginAt(at_);
  if (head.kind == HeadKind::kSection) {
    section_seen_ = true;
    EnterSection(OverviewSectionOf(head.label));
  } else if (section_ == OverviewSection::kPublications) {
    ReadPublicationHead(head.label);
  } else if (section_ == OverviewSection::kIncidents) {
    ReadIncidentHead(head);
  }
}

void CountReader::EnterSection(OverviewSection section) {
  Flush();
  section_ = section;
  part_ = Part::kNone;
  part_kind_.reset();
  type_kind_.reset();
  awaiting_.reset();
}

void CountReader::ReadIncidentHead(const Head& head) {
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

void CountReader::ReadTypeHead(std::string_view text) {
  static const RE2 counted("(.*\\S)\\s+" INKAN_FIGURE "\\s*件");
  std::string label(text);
  std::string figure;
  const bool has_count = RE2::FullMatch(text, counted, &label, &figure);
  type_key_ = ReadIncidentLabel(label).key;
  result_.type_heads.insert(at_);
  awaiting_ = label;
  const auto count = has_count ? ParseFigure(figure) : std::nullopt;
  if (count) AddType({*count, Number()});
}

// The count of the type whose head was read last.
void CountReader::AddType(const Figure& figure) {
  const IncidentLabel type = ReadIncidentLabel(*awaiting_);
  Add("type", type.key, type.label, figure);
  awaiting_.reset();
}

void CountReader::ReadPublicationHead(std::string_view label) {
  // Without a blank before it a figure must not be the rest of a longer one.
  static const RE2 counted("(.*\\S\\s+|.*[^\\s0-9.,])" INKAN_FIGURE "\\s*件");
  std::string name;
  std::string figure;
  if (!RE2::FullMatch(label, counted, &name, &figure)) return;
  AddPublications(std::string(base::Trim(name)), figure);
}

void CountReader::AddPublications(const std::string& name, const std::string& figure) {
  if (const auto count = ParseFigure(figure)) {
    Add("publication", PublicationKey(name), name, {*count, Number()});
  }
}

// "[注意喚起] 2 件", and what follows as running text: "、82 項目".
void CountReader::ReadBracketedPublications() {
  static const RE2 counted("\\s*[\\[【]([^\\[\\]【】]*)[\\]】]\\s*" INKAN_FIGURE
                           "\\s*件(?:[、,(].*)?");
  std::string name;
  std::string figure;
  if (!RE2::FullMatch(Text(), counted, &name, &figure)) return;
  Flush();
  AddPublications(name, figure);
}

// The English tag of a type may have gone to a line of its own.
bool CountReader::ReadTag() {
  if (!awaiting_ || last_head_ + 1 != at_ || !IsTag(Text())) return false;
  ReadTypeHead(*awaiting_ + " " + std::string(base::Trim(Text())));
  return true;
}

// "(1) … (scan)", and below it nothing but "802 件", whatever follows.
bool CountReader::ReadCountAlone() {
  if (!awaiting_ || !prose_.Text().empty() || !IsCountAlone(Text())) return false;
  prose_.Add(lines_[at_]);
  if (const auto count = prose_.FindClosingCount()) AddType(*count);
  return true;
}

bool CountReader::ReadRow() {
  auto row = tables_.RowAt(at_, LabelDimension());
  if (!row) return false;
  result_.counts.push_back(std::move(*row));
  return true;
}

// What the labels of a table count where it stands in place of heads and sentences.
std::string_view CountReader::LabelDimension() const {
  if (part_ == Part::kSource) return "source_tld";
  return part_ == Part::kTypes && !type_kind_ ? "type" : "";
}

bool CountReader::ReadMalware() {
  if (part_ != Part::kTypes || type_key_.empty()) return false;
  if (listing_malware_) {
    auto name = MalwareNameOn(Text());
    if (name) {
      AddMalware(std::move(*name));
      return true;
    }
  }
  for (auto& name : MalwareNamesIn(Text())) {
    if (named_.count(type_key_ + ' ' + name) == 0) AddMalware(std::move(name));
  }
  return false;  // names in sentences: the line is still to be read
}

void CountReader::AddMalware(std::string name) {
  named_.insert(type_key_ + ' ' + name);
  result_.malware.push_back({type_key_, std::move(name), Number()});
}

bool CountReader::ReadAction() {
  if (!actions_.Take(lines_, at_)) return false;
  Flush();
  result_.listed.insert(at_);
  return true;
}

void CountReader::Flush() {
  if (section_ == OverviewSection::kIncidents) FlushIncidents();
  if (section_ == OverviewSection::kPublications) {
    const auto items = prose_.FindCount({"項目"}, true);
    if (items) Add("publication", "report-items", std::nullopt, *items);
  }
  prose_.Clear();
  listing_malware_ = false;
}

void CountReader::FlushIncidents() {
  if (part_ == Part::kNone && !total_found_) {
    const auto total = prose_.FindCount({"報告", "届出"}, true);
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
    AddType(*reports);
  }
}

void CountReader::Add(std::string dimension, std::string key, std::optional<std::string> label,
                      const Figure& figure) {
  result_.counts.push_back(
      {std::move(dimension), std::move(key), std::move(label), figure.value, {}, figure.line});
}

void CountReader::SortByDimension() {
  static constexpr std::array<std::string_view, 6> kOrder = {"total", "source_tld", "notification",
                                                             "type",  "port",       "publication"};
  const auto rank = [](const Count& count) {
    return std::find(kOrder.begin(), kOrder.end(), count.dimension);
  };
  std::stable_sort(result_.counts.begin(), result_.counts.end(),
                   [&](const Count& a, const Count& b) { return rank(a) < rank(b); });
}

}  // namespace

OverviewCounts ReadOverviewCounts(const std::vector<Line>& lines) {
  return CountReader(lines).Read();
}

}  // namespace parse
