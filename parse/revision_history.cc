#include "parse/revision_history.h"

#include <re2/re2.h>

#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"

namespace parse {
namespace {

std::optional<std::string> TakeVersion(std::string_view& text) {
  static const RE2 version("^(?:v([0-9]+\\.[0-9]+)|\\(?(Ver\\. ?[0-9.]+)\\)?)(?:\\s|$)");
  std::string plain;
  std::string named;
  re2::StringPiece rest(text);
  if (!RE2::Consume(&rest, version, &plain, &named)) return std::nullopt;
  text = {rest.data(), rest.size()};
  text = base::Trim(text);
  return plain.empty() ? named : plain;
}

// JPCERT/CC names the version behind the words, which keep it.
std::optional<std::string> VersionBehind(std::string_view text) {
  static const RE2 version("\\((Ver\\. ?[0-9.]+)\\)$");
  std::string found;
  if (!RE2::PartialMatch(text, version, &found)) return std::nullopt;
  return found;
}

std::optional<std::string> TakeDate(std::string_view& text) {
  auto date = DateAtStart(text);
  if (!date) return std::nullopt;
  text.remove_prefix(date->end);
  if (!text.empty() && text.front() == ':') text.remove_prefix(1);
  text = base::Trim(text);
  return std::move(date->iso);
}

std::optional<RevisionNote> EntryOn(const Line& line) {
  std::string_view text = base::Trim(line.text);
  RevisionNote note;
  note.line = line.number;
  note.version = TakeVersion(text);
  note.noted_on = TakeDate(text);
  if (!note.version) note.version = TakeVersion(text);
  if (!note.version && !note.noted_on) return std::nullopt;
  note.text = Collapse(text);
  return note;
}

// "(Ver.02)" alone on a line ends the entry above it.
bool IsRestOf(const std::vector<RevisionNote>& notes, const RevisionNote& entry,
              std::string_view line) {
  return !notes.back().version && !entry.noted_on && entry.text.empty() &&
         StartsWith(base::Trim(line), "(");
}

}  // namespace

std::vector<RevisionNote> ReadRevisionNotes(const std::vector<Line>& lines, std::size_t begin,
                                            bool (*ends)(std::string_view line)) {
  std::vector<RevisionNote> notes;
  bool open = false;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    const std::string& text = lines[i].text;
    if (IsRule(text) || ends(text)) break;
    auto note = EntryOn(lines[i]);
    if (note && !(open && IsRestOf(notes, *note, text))) {
      notes.push_back(std::move(*note));
      open = true;
    } else if (IsBlank(text)) {
      open = false;
    } else if (open) {
      AppendWrapped(notes.back().text, Collapse(text));
    }
  }
  for (RevisionNote& note : notes) {
    if (!note.version) note.version = VersionBehind(note.text);
  }
  return notes;
}

}  // namespace parse
