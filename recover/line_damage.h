// What happens to the lines of a text: their ends, blanks behind them, and what is put before them.
//
// Each function undoes one kind of damage and gives nothing where it finds none. Nothing visible is
// ever dropped: text that stands outside of the message stays outside of it, so that the accept
// rule can see it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recover {

// Line ends of a lone CR, and of CR CR LF.
std::optional<std::string> UndoLineEnds(std::string_view file);
// An empty line behind each line.
std::optional<std::string> UndoDoubledLines(std::string_view file);
// A mark at the start of the file that no program of the period wrote (UTF-8's U+FEFF).
std::optional<std::string> UndoByteOrderMark(std::string_view file);
// Blanks and tabs added to the ends of lines. Blanks never count; a tab does in PGP 2.
std::optional<std::string> UndoTrailingBlanks(std::string_view file);

// Text on the line of the first or of the last marker; it gets a line of its own, outside.
std::optional<std::string> UndoSurroundingText(std::string_view file);
// The same number of blanks before each line.
std::optional<std::string> UndoIndent(std::string_view file);
// "> " or the like before each line.
std::optional<std::string> UndoMailQuote(std::string_view file);

// A dash at the start of a line of the text that lost its escape ("- ").
std::optional<std::string> UndoLostDashEscapes(std::string_view file);
// The same, where lines that seem escaped are.
std::optional<std::string> UndoStrayDashes(std::string_view file);
// Escapes that were put on twice.
std::optional<std::string> UndoDoubledDashEscapes(std::string_view file);

// Keywords that version control expanded: "$Id: a.txt,v 1.2 … $" becomes "$Id$" again. For a
// person's eyes only, and not among the transformations: see docs/decisions.md.
std::optional<std::string> UndoKeywords(std::string_view file);

}  // namespace recover
