// Texts for measuring: activity overviews and alerts in the layouts that the parsers know, in
// sentences of our own with made-up figures, 4 to 12 KB in ISO-2022-JP.
#pragma once

#include <cstdint>
#include <string>

namespace bench {

// Plain data; the same number always gives the same text.
struct Text {
  std::string name;       // of the file: "pr040002.txt"
  std::string utf8;       // every character is in JIS X 0208
  std::string signed_at;  // "2004-04-15T03:50:35Z"
};

// One text in sixteen is an overview, the others are alerts. Numbers go over eleven years, so that
// 100,000 of them have numbers of four digits.
Text MakeText(std::uint32_t number);

}  // namespace bench
