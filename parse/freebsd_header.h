// The labelled lines at the head of a FreeBSD advisory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct FieldLabel {
  std::string_view name;  // "vendor-status", whichever way it is spelt
  std::size_t size = 0;   // of the label with its colon and the blanks behind it
};

// The label that `line` starts with, if it is one of those that the advisories use. A fixed list,
// because sentences that end in a colon stand among them.
std::optional<FieldLabel> FieldLabelOn(std::string_view line);

// One field for each line of a value, because most of them are lists; only a topic and a note are
// one field, and a label without a value is none. A continuation is indented and follows without a
// blank line. Ends before the first numbered section, except in notices (SN), which list fields
// there.
std::vector<Field> ReadHeaderFields(const std::vector<Line>& lines, bool whole_text);

// "0.   Revision History", "VI.  Revision history", "I.   Background".
bool IsSectionHead(std::string_view line);
bool IsRevisionHistoryHead(std::string_view line);

}  // namespace parse
