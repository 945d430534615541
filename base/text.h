// Small helpers for text that the standard library lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

// Lines without their ends. LF ends a line; a CR before it goes with it. Text after the last LF is
// a line of its own, an empty rest is not.
std::vector<std::string_view> SplitLines(std::string_view text);
std::vector<std::string_view> Split(std::string_view text, char separator);

inline bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Whether the byte is a control character of ASCII, DEL among them.
inline bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// Whether a byte is none of ASCII.
bool HasHighBytes(std::string_view bytes);

// Whether `part` stands in `text`. std::string_view::find calls the C library for every place that
// has the first byte of `part`, which in Japanese is every third; this does not.
bool Contains(std::string_view text, std::string_view part);

// Where `part` begins in `text` for the last time, or npos; for the same reason.
std::size_t FindLast(std::string_view text, std::string_view part);

// As Contains, whatever the case of ASCII letters; `part` is in small letters.
bool ContainsAnyCase(std::string_view text, std::string_view part);

// Without blanks, tabs, CR and LF at both ends.
std::string_view Trim(std::string_view text);
std::string_view TrimEnd(std::string_view text);

std::string Join(const std::vector<std::string>& parts, std::string_view separator);
std::string ReplaceAll(std::string text, std::string_view from, std::string_view to);
// ASCII letters only, whatever the locale.
std::string LowerAscii(std::string_view text);

}  // namespace base
