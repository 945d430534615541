// Documents as text, for comparing and for messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"

namespace parse_test {

// As a document of JPCERT/CC.
parse::Document Parse(std::string_view text);

// Everything but the lines, which differ between the forms of one text: a line for each fact.
std::string Facts(const parse::Document& document);

// "scan 591" for the counts of one dimension, in their order.
std::vector<std::string> CountsOf(const parse::Document& document, std::string_view dimension);
const parse::Count* FindCount(const parse::Document& document, std::string_view dimension,
                              std::string_view key);
// The values of one field, in their order.
std::vector<std::string> ValuesOf(const parse::Document& document, std::string_view field);

// "1 I. 概要" for each section: level, marker, title.
std::vector<std::string> SectionsOf(const parse::Document& document);

// `text` with every `from`, which must be there, as `to`.
std::string Replace(std::string text, std::string_view from, std::string_view to);

// Every run of white space made one blank, as copies on web pages have it.
std::string Flatten(std::string_view text);

}  // namespace parse_test
