#include "parse/jpcert_pr_footnotes.h"

#include <re2/re2.h>

#include <string>
#include <string_view>

#include "base/text.h"
#include "parse/jpcert_heads.h"

namespace parse {
namespace {

constexpr std::size_t kMaxNote = 8'000;  // bytes; no paragraph is longer

bool StartsNote(std::string_view line) {
  static const RE2 mark("\\s*\\([*※][0-9]{1,2}\\)\\s*[^\\s(].*");
  return RE2::FullMatch(line, mark);
}

// The paragraph whose last line so far is above line `at` goes on with it.
bool NoteGoesOn(const std::vector<Line>& lines, std::size_t at, const std::string& note) {
  const std::string& text = lines[at].text;
  if (IsBlank(text) || IsRule(text) || StartsNote(text) || HeadOn(text)) return false;
  const bool flattened = lines[at].number == lines[at - 1].number;
  const bool sentence = note.size() >= 3 && note.compare(note.size() - 3, 3, "。") == 0;
  return note.size() <= kMaxNote && !(flattened && sentence);
}

}  // namespace

std::vector<Field> ReadFootnotes(const std::vector<Line>& lines) {
  std::vector<Field> notes;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!StartsNote(lines[at].text)) continue;
    Field note{"footnote", Collapse(lines[at].text), lines[at].number};
    while (at + 1 < lines.size() && NoteGoesOn(lines, at + 1, note.value)) {
      AppendWrapped(note.value, Collapse(lines[++at].text));
    }
    if (note.value.size() <= kMaxNote) notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace parse
