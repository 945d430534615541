// The header of a JPCERT/CC document: what stands between its two rules, above the first section.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// A line such as "初 版: 2004-07-16 (Ver.01)" or "2005-07-15 (更新)".
struct DatedLine {
  std::string words;  // 発行日, 初版, 更新; without blanks
  std::string date;
  std::optional<std::string> version;  // Ver.01
  int line = 0;
};

// The dated lines before the first section head.
std::vector<DatedLine> ReadDatedLines(const std::vector<Line>& lines);

// The day on which this revision was issued: that of the last 発行日 or 更新, else of 初版.
std::optional<std::string> IssuedOf(const std::vector<DatedLine>& dated);

// The notes below 改訂履歴, or, where there is no such list, the dated lines that have a version.
std::vector<RevisionNote> NotesOf(const std::vector<Line>& lines,
                                  const std::vector<DatedLine>& dated);

}  // namespace parse
