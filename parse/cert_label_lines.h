// What a line of the header of a CERT advisory, or of its translation, is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse {

enum class CertLabel {
  kTopic,
  kTopicJa,  // 主題
  kIssued,   // Original issue date
  kIssuedJa,
  kRevised,  // Last revised
  kRevisedJa,
  kTranslator,
  kTranslated
};

struct LabelledText {
  CertLabel label;
  std::string text;  // the rest of the line
};
std::optional<LabelledText> CertLabelOn(std::string_view line);

// Of "CERT(*) Advisory CA-93.77 Title": the title; empty where the number ends the line.
std::optional<std::string> BehindCertHeading(std::string_view line);

bool HasJapanese(std::string_view text);

}  // namespace parse
