// What stands above the first section of an alert, a technical document or a press release.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct NoticeHeader {
  std::optional<std::string> title;
  std::optional<Field> subtitle;    // 〜 … 〜 below the title
  std::optional<Field> title_en;    // in ASCII, below the title
  std::optional<Field> url;         // the document's own, alone on a line
  std::optional<Field> latest;      // where its latest revision is: 最新情報
  std::optional<std::string> date;  // a day alone on a line, or that of the alert's mark
};

// The title is the first paragraph that is none of the lines that every header has (number,
// publisher, days, addresses), below the mark "<<< JPCERT/CC Alert 2003-08-15 >>>" where there is
// one. Without such a paragraph it is what the mark of 2001 says in brackets: "Alert(Linux Worm)".
NoticeHeader ReadNoticeHeader(const std::vector<Line>& lines);

}  // namespace parse
