#include "parse/notice_affects.h"

#include <re2/re2.h>

#include <string>
#include <string_view>

#include "base/text.h"

namespace parse {
namespace {

bool IsAffectsHead(std::string_view title) {
  static const RE2 head(
      "(?:本\\S{1,8}?の)?(?:対\\s*象(?:[^者外策].*)?|影響(?:を|の)受ける.*|影響範囲.*|影響のある.*|"
      "該当(?:する)?(?:システム|製品|ソフトウ[ェエ]ア|バージョン|機器).*|(?i:systems? "
      "affected|affected.*))");
  static const RE2 denied("受けない|外|ならない");
  return RE2::FullMatch(title, head) && !RE2::PartialMatch(title, denied);
}

bool Denies(std::string_view text) {
  static const RE2 denial(
      "対象外|受けない|受けません|とな(?:らない|りません)|該当しません|該当しない|含まれません|"
      "影響は(?:ない|ありません|無い)|影響なし|対象では(?:ない|ありません)|not affected|not "
      "vulnerable");
  return RE2::PartialMatch(text, denial);
}

bool IsProse(std::string_view text) {
  static const RE2 prose("。|[、:]$|https?://|ftp://|@[a-z]|^\\(?[※注]|^\\*[0-9]|ください");
  return RE2::PartialMatch(text, prose);
}

bool TakeBullet(std::string_view& text) {
  static const RE2 bullet(
      "(?:[-*+o>]\\s+|[・○●◎■□◆◇▲△▼▽→]\\s*|(?:\\([0-9]{1,2}\\)|\\[[0-9]{1,2}\\]|[0-9]{1,2}\\))\\s*"
      ")");
  re2::StringPiece rest(text);
  if (!RE2::Consume(&rest, bullet)) return false;
  text = {rest.data(), rest.size()};
  return true;
}

// The lines between two blank ones or rules.
struct AffectedBlock {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<AffectedBlock> BlocksOf(const std::vector<Line>& lines, const NoticeSection& section) {
  std::vector<AffectedBlock> blocks;
  bool open = false;
  for (std::size_t i = section.begin; i < section.end; ++i) {
    const std::string_view text = base::Trim(lines[i].text);
    const bool gap = text.empty() || IsRule(text) || StartsWith(text, "**");
    if (!gap && !open) blocks.push_back({i, i});
    if (!gap) blocks.back().end = i + 1;
    open = !gap;
  }
  return blocks;
}

class AffectedReader {
 public:
  AffectedReader(const std::vector<Line>& lines, std::vector<Field>& fields)
      : lines_(lines), fields_(fields) {}

  void AddBlock(const AffectedBlock& block) {
    std::size_t i = block.begin;
    while (i < block.end && !IsBullet(i)) ++i;
    AddLead({block.begin, i});
    while (i < block.end) i = AddRow(i, block.end);
  }

 private:
  bool IsBullet(std::size_t i) const {
    std::string_view text = base::Trim(lines_[i].text);
    return TakeBullet(text);
  }

  // Lines without bullets: a sentence that says of what the next rows are, or rows.
  void AddLead(const AffectedBlock& lead) {
    std::string text;
    for (std::size_t i = lead.begin; i < lead.end; ++i) {
      AppendWrapped(text, Collapse(lines_[i].text));
    }
    if (text.empty()) return;
    if (IsProse(text)) {
      denied_ = Denies(text);
      return;
    }
    for (std::size_t i = lead.begin; i < lead.end;) i = AddRow(i, lead.end);
  }

  // A row goes on in lines that stand further right.
  std::size_t AddRow(std::size_t at, std::size_t end) {
    std::string_view text = base::Trim(lines_[at].text);
    TakeBullet(text);
    std::string row = Collapse(text);
    std::size_t next = at + 1;
    const std::size_t indent = IndentOf(lines_[at].text);
    for (; next < end && !IsBullet(next); ++next) {
      if (IndentOf(lines_[next].text) <= indent) break;
      AppendWrapped(row, Collapse(lines_[next].text));
    }
    Add(std::move(row), lines_[at].number);
    return next;
  }

  void Add(std::string row, int line) {
    constexpr std::size_t kMaxRow = 400;  // bytes
    if (denied_ || row.empty() || row.size() > kMaxRow || IsProse(row) || Denies(row)) return;
    fields_.push_back({"affects", std::move(row), line});
  }

  const std::vector<Line>& lines_;
  std::vector<Field>& fields_;
  bool denied_ = false;
};

}  // namespace

std::vector<Field> ReadAffected(const std::vector<Line>& lines,
                                const std::vector<NoticeSection>& sections) {
  std::vector<Field> fields;
  for (const NoticeSection& section : sections) {
    if (!IsAffectsHead(section.section.title)) continue;
    // Without its line ends a text does not say where a row ends.
    if (section.begin < section.end && lines[section.begin].number == section.section.line)
      continue;
    AffectedReader reader(lines, fields);
    for (const AffectedBlock& block : BlocksOf(lines, section)) reader.AddBlock(block);
  }
  return fields;
}

}  // namespace parse
