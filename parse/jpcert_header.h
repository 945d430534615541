// The header of a JPCERT/CC document: what stands between its two rules, above the first section.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// A line such as "初 版: 2004-07-16 (Ver.01)" or "2005-07-15 (更新)".
struct DatedLine {
  std::string words;  // 発行日, 初版, 更新, 第2版; without blanks
  std::string date;
  std::optional<std::string> version;  // Ver.01
  int line = 0;
};

bool IsFirstIssue(const DatedLine& line);  // 初版

// The dated lines before the first head with § or a Roman numeral. Years may have two digits there.
std::vector<DatedLine> ReadDatedLines(const std::vector<Line>& lines);

// The day on which this revision was issued: the latest of 発行日, 更新 and the like, else that of
// 初版.
std::optional<std::string> IssuedOf(const std::vector<DatedLine>& dated);

// The notes below 改訂履歴, or, where there is no such list, the dated lines.
std::vector<RevisionNote> NotesOf(const std::vector<Line>& lines,
                                  const std::vector<DatedLine>& dated);

bool IsHistoryHead(std::string_view line);  // 改訂履歴, perhaps with a numeral

}  // namespace parse
