// The labelled values of a CERT advisory and of its translation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct LabelledValue {
  std::string value;  // of a day: as written
  std::string iso;    // the day; empty for the others
  int line = 0;
  std::size_t index = 0;  // of its line in the lines
  std::string behind;     // words behind the day
};

// Each where it stands first. The days are those of the English header, else of the Japanese one.
struct CertLabels {
  std::optional<LabelledValue> topic;     // else the words behind or below the heading
  std::optional<LabelledValue> topic_ja;  // 主題
  std::optional<LabelledValue> issued;    // Original issue date, 初版
  std::optional<LabelledValue> revised;   // Last revised, 最終改訂
  std::optional<LabelledValue> translator;
  std::optional<LabelledValue> translated;  // the day of the translation
};

CertLabels ReadCertLabels(const std::vector<Line>& lines);

// What the header says of the last revision, with the words behind the day, as a note.
RevisionNote LastRevisedNote(const std::vector<Line>& lines, const LabelledValue& revised);

}  // namespace parse
