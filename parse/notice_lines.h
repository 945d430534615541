// What a line of the header of an alert, a technical document or a press release is.
#pragma once

#include <string>
#include <string_view>

namespace parse {

bool HoldsSentence(std::string_view line);  // the end of one

// "<<< JPCERT/CC Alert 2003-08-15 >>>", or "JPCERT/CC Alert(Linux Worm)", of which `name` gets what
// the brackets say.
bool IsAlertMark(std::string_view line, std::string* name = nullptr);

// What the header of every document has: to whom, from whom, number, labelled addresses. `line` has
// single blanks.
bool IsUsualLine(std::string_view line);

// A day alone on the line, or with a word such as 発行日 or 更新.
bool IsDateLine(const std::string& text);

}  // namespace parse
