#include "parse/jpcert_pr_publications.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/incident_labels.h"
#include "parse/jpcert_heads.h"
#include "parse/jpcert_pr_sections.h"

namespace parse {
namespace {

constexpr std::size_t kMaxPublicationTitle = 600;  // bytes; what is longer is text

std::string WithoutCount(std::string_view label) {
  static const RE2 counted("(.*\\S\\s+|.*[^\\s0-9.,])[0-9][0-9,]*\\s*件.*");
  std::string name(label);
  RE2::FullMatch(label, counted, &name);
  return std::string(base::Trim(name));
}

// The day that an entry starts with, perhaps behind a bullet; `rest` is what follows it.
std::optional<std::string> TakeDay(std::string_view line, std::string_view& rest) {
  static const RE2 bullet("(?:[-・○●*+]|\\([0-9]{1,2}\\))\\s*");
  re2::StringPiece piece(base::Trim(line));
  RE2::Consume(&piece, bullet);
  rest = {piece.data(), piece.size()};
  auto date = DateAtStart(rest);
  if (!date) return std::nullopt;
  rest.remove_prefix(date->end);
  // "2004年1月1日から" and "2004-01-01 〜" are ends of a period.
  if (!rest.empty() && rest.front() != ' ' && rest.front() != '\t' && rest.front() != ':') {
    return std::nullopt;
  }
  if (StartsWith(rest, ":")) rest.remove_prefix(1);
  rest = base::Trim(rest);
  if (StartsWith(rest, "〜") || StartsWith(rest, "-")) return std::nullopt;
  return std::move(date->iso);
}

// The entries and addresses below one head, in their order.
class PublicationBlock {
 public:
  explicit PublicationBlock(std::string key) : key_(std::move(key)) {}

  void Add(const Line& line) {
    std::string_view rest;
    if (IsBlank(line.text)) {
      open_ = false;
    } else if (auto day = TakeDay(line.text, rest)) {
      entries_.push_back({{key_, std::move(day), {}, {}, line.number}, urls_.size()});
      open_ = true;
      AddWords(rest);
    } else {
      AddWords(line.text);
    }
  }

  void Finish(std::vector<Publication>& publications) {
    AssignUrls();
    for (Entry& entry : entries_) {
      Publication& found = entry.publication;
      const bool text = base::Contains(found.title, "。");
      if (found.title.empty() || found.title.size() > kMaxPublicationTitle || text) continue;
      if (found.key.empty()) {
        found.key = IsKnownPublication(found.title) ? PublicationKey(found.title) : "other";
      }
      publications.push_back(std::move(found));
    }
  }

 private:
  struct Entry {
    Publication publication;
    std::size_t urls_before = 0;
  };

  void AddWords(std::string_view text) {
    std::string words;
    const std::string collapsed = Collapse(text);
    for (const std::string_view word : base::Split(collapsed, ' ')) {
      if (IsUrl(word)) {
        AppendTitle(words);
        words.clear();
        urls_.emplace_back(word);
        open_ = false;
      } else {
        words.append(words.empty() ? "" : " ").append(word);
      }
    }
    AppendTitle(words);
  }

  void AppendTitle(std::string_view words) {
    if (!open_ || words.empty() || entries_.empty()) return;
    std::string& title = entries_.back().publication.title;
    if (title.size() <= kMaxPublicationTitle) AppendWrapped(title, words);
  }

  // Addresses stand above the entries where there are as many of them, or more, before the first.
  void AssignUrls() {
    if (entries_.empty()) return;
    const std::size_t above = entries_.front().urls_before;
    const bool behind_last = entries_.back().urls_before < urls_.size();
    const bool own = above == 1 && !behind_last && urls_.size() == entries_.size() &&
                     urls_.front().back() != '/';
    const bool ahead = above > 1 || own;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const std::size_t at = entries_[i].urls_before;
      const std::size_t before = i == 0 ? 0 : entries_[i - 1].urls_before;
      const std::size_t next = i + 1 < entries_.size() ? entries_[i + 1].urls_before : urls_.size();
      if (ahead && at > before) entries_[i].publication.url = urls_[at - 1];
      if (!ahead && next > at) entries_[i].publication.url = urls_[at];
    }
  }

  std::string key_;
  std::vector<Entry> entries_;
  std::vector<std::string> urls_;
  bool open_ = false;  // whether the title of the last entry may go on
};

}  // namespace

std::vector<Publication> ReadPublications(const std::vector<Line>& lines) {
  std::vector<Publication> publications;
  PublicationBlock block({});
  bool inside = false;
  const auto begin = [&](std::string key) {
    block.Finish(publications);
    block = PublicationBlock(std::move(key));
  };
  for (const Line& line : lines) {
    std::string_view rest;
    const auto head = HeadOn(line.text);
    const bool entry = head && head->kind == HeadKind::kItem && TakeDay(line.text, rest);
    if (IsRule(line.text) || (head && head->kind == HeadKind::kSection)) {
      begin({});
      inside = head && OverviewSectionOf(head->label) == OverviewSection::kPublications;
    } else if (inside && head && !entry) {
      begin(PublicationKey(WithoutCount(head->label)));
    } else if (inside) {
      block.Add(line);
    }
  }
  begin({});
  return publications;
}

}  // namespace parse
