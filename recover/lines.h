// Line by line edits of a file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace recover {

// Gets a line without its end and appends what it becomes.
using LineEdit = std::function<void(std::string_view line, std::string& edited)>;

// The file with each line edited and every line end kept; nothing where no line changed.
std::optional<std::string> EditLines(std::string_view file, const LineEdit& edit);

// The same for the lines of the signed text only: those between the empty line after a message's
// first marker and the marker of its signature.
std::optional<std::string> EditSignedLines(std::string_view file, const LineEdit& edit);

// `changed` unless it is the same as `file`.
std::optional<std::string> IfChanged(std::string_view file, std::string changed);

}  // namespace recover
