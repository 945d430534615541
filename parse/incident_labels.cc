#include "parse/incident_labels.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parse/lines.h"

namespace parse {
namespace {

using KeyRow = std::pair<std::string_view, std::string_view>;  // what is found, the key

constexpr std::array<KeyRow, 18> kTags = {{
    {"scan", "scan"},
    {"probe", "scan"},
    {"probe--scan", "scan"},
    {"scan--probe", "scan"},
    {"forged", "forged-header"},
    {"forged-header", "forged-header"},
    {"forged-headers", "forged-header"},
    {"forged-mail", "forged-header"},
    {"forged-e-mail", "forged-header"},
    {"intrusion", "intrusion"},
    {"dos", "dos"},
    {"ddos", "dos"},
    {"denial-of-service", "dos"},
    {"phishing", "phishing"},
    {"malware", "malware"},
    {"web-defacement", "defacement"},
    {"defacement", "defacement"},
    {"other", "other"},
}};

// In this order: the label of scans goes on "、その他不審なアクセス".
constexpr std::array<KeyRow, 17> kWords = {{
    {"プローブ", "scan"},
    {"スキャン", "scan"},
    {"詐称", "forged-header"},
    {"改ざん", "defacement"},
    {"改竄", "defacement"},
    {"侵入", "intrusion"},
    {"サービス運用妨害", "dos"},
    {"サービス妨害", "dos"},
    {"DoS", "dos"},
    {"フィッシング", "phishing"},
    {"Web偽装", "phishing"},
    {"Web 偽装", "phishing"},
    {"マルウェア", "malware"},
    {"マルウエア", "malware"},
    {"ウイルス", "malware"},
    {"ウィルス", "malware"},
    {"その他", "other"},
}};

constexpr std::array<KeyRow, 5> kPublications = {{
    {"注意喚起", "alert"},
    {"レポート", "report"},
    {"REPORT", "report"},
    {"活動概要", "activity-overview"},
    {"技術", "technical-document"},
}};

struct Gloss {
  std::string_view dimension;
  std::string_view key;
  std::string_view gloss;
};

constexpr std::array<Gloss, 17> kGlosses = {{
    {"total", "reports", "incident reports received"},
    {"notification", "sites", "sites notified"},
    {"type", "scan", "probe or scan"},
    {"type", "forged-header", "mail with forged headers"},
    {"type", "intrusion", "system intrusion"},
    {"type", "dos", "denial of service"},
    {"type", "phishing", "phishing"},
    {"type", "malware", "malware"},
    {"type", "defacement", "web site defacement"},
    {"type", "other", "other incidents"},
    {"source_tld", "other", "reporters in other domains"},
    {"port", "other", "scans of other ports"},
    {"publication", "alert", "alerts"},
    {"publication", "report", "weekly reports"},
    {"publication", "report-items", "items in weekly reports"},
    {"publication", "activity-overview", "activity overviews"},
    {"publication", "technical-document", "technical documents"},
}};

// Domains and ports, but not the words that rows about neither have as their key.
std::string_view GlossOfTable(std::string_view dimension, std::string_view key) {
  static const RE2 domain("[a-z][a-z0-9.-]*");
  static const RE2 port("icmp|[0-9]+(?:-[0-9]+)?(?:/(?:tcp|udp))?");
  if (dimension == "source_tld" && RE2::FullMatch(key, domain)) return "reporters in this domain";
  if (dimension == "port" && RE2::FullMatch(key, port)) return "scans of this port";
  return {};
}

template <typename Rows>
std::optional<std::string> FindIn(std::string_view text, const Rows& rows) {
  for (const auto& [word, key] : rows) {
    if (text.find(word) != std::string_view::npos) return std::string(key);
  }
  return std::nullopt;
}

// "Web Defacement" as a key: web-defacement.
std::string Slug(std::string_view tag) {
  std::string slug = base::LowerAscii(tag);
  std::replace_if(
      slug.begin(), slug.end(), [](char c) { return c == ' ' || c == ',' || c == '/'; }, '-');
  return slug;
}

std::optional<std::string> KeyOfTag(const std::string& slug) {
  for (const auto& [tag, key] : kTags) {
    if (slug == tag) return std::string(key);
  }
  return std::nullopt;
}

}  // namespace

IncidentLabel ReadIncidentLabel(std::string_view text) {
  static const RE2 tagged("(.*\\S)\\s*\\(([A-Za-z][A-Za-z ,/-]{1,30})\\)");
  std::string label(base::Trim(text));
  std::string tag;
  const std::string whole = label;
  if (RE2::FullMatch(whole, tagged, &label, &tag)) {
    const std::string slug = Slug(tag);
    const auto key = KeyOfTag(slug);
    return {key.value_or(slug), label, true};
  }
  const auto key = FindIn(label, kWords);
  return {key.value_or(label), label, key.has_value()};
}

std::string PublicationKey(std::string_view label) {
  return FindIn(label, kPublications).value_or(std::string(label));
}

std::string_view GlossOf(std::string_view dimension, std::string_view key) {
  for (const Gloss& row : kGlosses) {
    if (row.dimension == dimension && row.key == key) return row.gloss;
  }
  return GlossOfTable(dimension, key);
}

bool IsKnownPublication(std::string_view label) { return FindIn(label, kPublications).has_value(); }

}  // namespace parse
