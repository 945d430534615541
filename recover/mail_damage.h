// What mail programs do to a text, undone. As in recover/line_damage.h, nothing visible is dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recover {

// `>From ` at the start of a line, as mail folders write `From `. mboxrd puts a `>` before `>From `
// too, so one is taken off each; mboxo does not, so only `>From ` is undone; or all are taken off.
std::optional<std::string> UndoFromQuoting(std::string_view file);
std::optional<std::string> UndoFromQuotingOnce(std::string_view file);
std::optional<std::string> UndoFromQuotingAll(std::string_view file);

// The transfer encodings of MIME (RFC 2045, section 6). Of base64, each run of lines that holds a
// message.
std::optional<std::string> UndoQuotedPrintable(std::string_view file);
std::optional<std::string> UndoBase64(std::string_view file);

// format=flowed (RFC 3676): lines that were broken behind a blank are joined, and the blank that
// was put before some lines goes. `DelSp`: the blank at the break goes as well. `Stuffing`: nothing
// is joined.
std::optional<std::string> UndoFormatFlowed(std::string_view file);
std::optional<std::string> UndoFormatFlowedDelSp(std::string_view file);
std::optional<std::string> UndoSpaceStuffing(std::string_view file);

}  // namespace recover
