// Stable keys for the words under which incidents and publications are counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse {

struct IncidentLabel {
  std::string key;
  std::string label;   // without the tag
  bool known = false;  // by its tag or its words; else the key is the tag or the label itself
};

// "システムへの侵入 (intrusion)", "フィッシング", "その他". The English tag in brackets that
// documents from mid-2004 on have decides; without one the words do. Known keys: scan,
// forged-header, intrusion, dos, phishing, malware, defacement, other.
IncidentLabel ReadIncidentLabel(std::string_view text);

// Keys alert, report, activity-overview, technical-document; else the label itself.
std::string PublicationKey(std::string_view label);
bool IsKnownPublication(std::string_view label);

// What a dimension's key means, in English: ("type", "scan") is "probe or scan". Empty for a key
// that is the document's own word.
std::string_view GlossOf(std::string_view dimension, std::string_view key);

}  // namespace parse
