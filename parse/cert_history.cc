#include "parse/cert_history.h"

#include <re2/re2.h>

#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "parse/cert_label_lines.h"
#include "parse/revision_history.h"

namespace parse {
namespace {

bool IsCertHistoryHead(std::string_view line) {
  static const RE2 head(
      "\\s*(?:(?i:revision "
      "history)|[改更]\\s*[訂新]\\s*履\\s*歴)(?:\\s*\\([^()]{1,20}\\))?\\s*:?\\s*");
  return RE2::FullMatch(line, head);
}

bool IsUpdatesHead(std::string_view line) {
  static const RE2 head("\\s*(?i:updates)\\s*:?\\s*");
  return RE2::FullMatch(line, head);
}

// The next history, and what stands below the last.
bool EndsCertHistory(std::string_view line) {
  static const RE2 below(
      "\\s*(?:\\(?\\*\\)? ?Registered|Copyright|CERT (?:is|and)|翻\\s*訳|日本語訳|訳注).*");
  return IsCertHistoryHead(line) || IsUpdatesHead(line) || RE2::FullMatch(line, below);
}

std::vector<RevisionNote> NotesBelow(const std::vector<Line>& lines,
                                     bool (*is_head)(std::string_view)) {
  std::vector<RevisionNote> notes;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!is_head(lines[at].text)) continue;
    auto more = ReadRevisionNotes(lines, at + 1, EndsCertHistory);
    notes.insert(notes.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }
  return notes;
}

std::vector<RevisionNote> WithoutTwins(std::vector<RevisionNote> notes) {
  std::unordered_map<std::string, int> english;  // entries of a day
  for (const RevisionNote& note : notes) {
    if (note.noted_on && !HasJapanese(note.text)) ++english[*note.noted_on];
  }
  std::vector<RevisionNote> single;
  for (RevisionNote& note : notes) {
    const bool japanese = note.noted_on && HasJapanese(note.text);
    const auto twin = japanese ? english.find(*note.noted_on) : english.end();
    if (twin != english.end() && twin->second-- > 0) continue;
    single.push_back(std::move(note));
  }
  return single;
}

}  // namespace

std::vector<RevisionNote> ReadCertHistory(const std::vector<Line>& lines) {
  auto notes = NotesBelow(lines, IsCertHistoryHead);
  if (notes.empty()) notes = NotesBelow(lines, IsUpdatesHead);
  return WithoutTwins(std::move(notes));
}

}  // namespace parse
