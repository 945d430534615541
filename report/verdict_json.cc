#include "report/verdict_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/escape.h"

namespace report {
namespace {

using Json = nlohmann::ordered_json;

template <typename Word>
Json Names(const std::vector<Word>& words) {
  Json names = Json::array();
  for (const Word word : words) names.push_back(verify::Name(word));
  return names;
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json Engines(const std::vector<verify::EngineCheck>& checks) {
  Json engines = Json::array();
  for (const verify::EngineCheck& check : checks) {
    engines.push_back({{"name", check.name},
                       {"version", check.version},
                       {"outcome", verify::Name(check.outcome)},
                       {"detail", base::ValidUtf8(check.detail)}});
  }
  return engines;
}

}  // namespace

Json VerdictJson(const std::string& file, const verify::Verdict& verdict, base::Time now) {
  Json json;
  json["file"] = base::ValidUtf8(file);
  json["ordinal"] = verdict.ordinal ? Json(*verdict.ordinal) : Json();
  json["outcome"] = verify::Name(verdict.outcome);
  json["accepted"] = verdict.accepted;
  json["reasons"] = Names(verdict.reasons);
  json["caveats"] = Names(verify::CaveatsAt(verdict, now));
  const auto* packet = verdict.signature ? &verdict.signature->packet : nullptr;
  const bool known = packet != nullptr && (packet->version == 3 || packet->version == 4);
  json["key_id"] = known ? TextOrNull(packet->key_id) : Json();
  json["fingerprint"] = TextOrNull(verdict.fingerprint);
  json["public_key_algorithm"] =
      known ? Json(verify::PublicKeyAlgorithmName(packet->public_key_algorithm)) : Json();
  json["digest"] = known ? Json(verify::DigestName(packet->digest_algorithm)) : Json();
  json["signed_at"] = known ? Json(base::FormatTime(packet->signed_at)) : Json();
  json["signature_version"] = packet != nullptr ? Json(packet->version) : Json();
  json["raw_sha256"] = verdict.raw_sha256;
  json["text_sha256"] = verdict.text_sha256 ? Json(*verdict.text_sha256) : Json();
  json["recovered_by"] = TextOrNull(verdict.recovered_by);
  json["engines"] = Engines(verdict.engines);
  return json;
}

Json SignatureJson(const std::optional<verify::SignatureFacts>& facts) {
  if (!facts) return nullptr;
  const verify::SignaturePacket& packet = facts->packet;
  Json json;
  json["version"] = packet.version;
  json["type"] = fmt::format("0x{:02x}", packet.type);
  json["public_key_algorithm"] = verify::PublicKeyAlgorithmName(packet.public_key_algorithm);
  json["digest"] = verify::DigestName(packet.digest_algorithm);
  json["digest_prefix"] = packet.digest_prefix;
  json["key_id"] = TextOrNull(packet.key_id);
  json["signed_at"] = base::FormatTime(packet.signed_at);
  json["armor_version"] = TextOrNull(base::ValidUtf8(facts->armor_version));
  json["armor_charset"] = TextOrNull(base::ValidUtf8(facts->armor_charset));
  json["armor_crc_ok"] = facts->armor_crc_ok;
  return json;
}

}  // namespace report
