// What was done after intrusions, as an activity overview lists it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// One list after another, each behind a sentence that introduces it. Entries start with (1), -, ・
// or the like, all of one kind, or are short lines that are indented further than the sentence.
// Running text gives none. Owned by the reader of the counts, which knows the types.
class ActionList {
 public:
  // `prose` is what stands below the head of the type `type` so far, `line` the last line of it.
  // Without an introduction at its end no list follows.
  void Introduce(std::string_view prose, const std::string& type, std::string_view line);
  // The head of another type or division ends the list.
  void End();
  // Whether line `at` is an entry of the list, or goes on with one.
  bool Take(const std::vector<Line>& lines, std::size_t at);
  std::vector<Action> TakeAll() { return std::move(actions_); }

 private:
  bool TakeEntry(const Line& line, std::string_view marker, std::string_view text);
  bool TakeBare(const Line& line);
  bool GoesOn(const Line& line) const;
  bool Follows(std::string_view marker) const;

  std::vector<Action> actions_;
  std::string type_;
  std::string first_marker_;  // of this list; empty for lines without one
  std::size_t indent_ = 0;    // of the introduction
  std::size_t bare_indent_ = 0;
  int entries_ = 0;  // of this list
  bool listing_ = false;
  bool blank_ = false;  // since the last entry
};

}  // namespace parse
