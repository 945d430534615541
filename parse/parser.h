// From signed text to facts.
//
// Any text can be parsed, verified or not: `inspect` shows what an unverified document says. What
// keeps unverified facts out of the archive is the archive, which asks for a VerifiedText.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/document.h"

namespace parse {

// The profiles a source may name in the configuration: "jpcert", "freebsd", "plain".
std::vector<std::string> Profiles();

// Name and version of every parser that is there, as documents carry them.
std::vector<std::pair<std::string, int>> CurrentParsers();

// `text` is the signed text as bytes, in whatever charset, with LF or CRLF line ends. It is
// hostile: any bytes give a Document, in time and memory linear in their number. Without a profile
// every series is tried; an unknown profile parses as "plain".
Document ParseDocument(std::string_view text, std::string_view profile);

}  // namespace parse
