#include "parse/jpcert_pr_tables.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parse/incident_labels.h"
#include "parse/jpcert_heads.h"

namespace parse {

void TableReader::BeginAt(std::size_t at) {
  table_.clear();
  last_head_ = at;
}

std::optional<Count> TableReader::RowAt(std::size_t at, std::string_view labels) {
  at_ = at;
  auto count = KnownRow();
  if (!count) count = LabelRow(labels);
  if (!count) count = ListRow();
  if (!count) return std::nullopt;
  table_ = count->dimension;
  last_row_ = at;
  return count;
}

std::optional<Count> TableReader::KnownRow() const {
  if (auto row = DomainRowOn(Text())) {
    std::string key = base::LowerAscii(row->subject.substr(1));
    row->label = row->subject;
    return CountOf("source_tld", std::move(key), std::move(*row));
  }
  if (auto row = PortRowOn(Text())) {
    std::string key = row->subject;
    return CountOf("port", std::move(key), std::move(*row));
  }
  auto row = table_.empty() ? std::nullopt : RemainderRowOn(Text());
  if (!row) return std::nullopt;
  row->label = row->subject;
  return CountOf(table_, "other", std::move(*row));
}

std::optional<Count> TableReader::LabelRow(std::string_view dimension) const {
  if (dimension.empty()) return std::nullopt;
  auto row = LabelRowOn(Text());
  if (!row || !StandsAlone()) return std::nullopt;
  IncidentLabel label = ReadIncidentLabel(row->subject);
  row->label = label.label;
  std::string key = dimension == "type" ? std::move(label.key) : label.label;
  return CountOf(std::string(dimension), std::move(key), std::move(*row));
}

// A row between those of ports or domains that is neither is kept under its own words.
std::optional<Count> TableReader::ListRow() const {
  std::string table = TableAround();
  auto row = ListRowOn(Text());
  if (table.empty() || !row || !StandsAlone()) return std::nullopt;
  row->label = row->subject;
  std::string key = row->subject;
  return CountOf(std::move(table), std::move(key), std::move(*row));
}

// The dimension of the row just above, or else of those that other such rows lead to.
std::string TableReader::TableAround() const {
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

// Nothing but blank lines, heads and rows around: not the piece of a sentence.
bool TableReader::StandsAlone() const {
  const bool begins =
      at_ == 0 || last_row_ + 1 == at_ || last_head_ + 1 == at_ || IsBlank(lines_[at_ - 1].text);
  if (!begins || at_ + 1 == lines_.size()) return begins;
  const std::string& next = lines_[at_ + 1].text;
  return IsBlank(next) || IsRule(next) || LabelRowOn(next) || DomainRowOn(next) ||
         PortRowOn(next) || ListRowOn(next) || HeadOn(next) || StartsWith(base::Trim(next), "(*");
}

Count TableReader::CountOf(std::string dimension, std::string key, TableRow row) const {
  return {std::move(dimension),     std::move(key),    std::move(row.label), row.count,
          std::move(row.footnotes), lines_[at_].number};
}

}  // namespace parse
