#include "store/sources.h"

#include "base/text.h"
#include "verify/signature_packet.h"

namespace store {

std::int64_t Sources::FindOrAdd(const std::string& name, const std::string& profile) {
  database_.Run(
      "INSERT INTO source (name, profile) VALUES (?1, ?2) "
      "ON CONFLICT (name) DO UPDATE SET profile = ?2 WHERE profile <> ?2",
      name, profile);
  return Find(name).value_or(0);
}

std::optional<std::int64_t> Sources::Find(const std::string& name) {
  return database_.FindInt("SELECT id FROM source WHERE name = ?", name);
}

std::vector<std::string> Sources::Names() {
  Statement& row = database_.Prepare("SELECT name FROM source ORDER BY id");
  std::vector<std::string> names;
  while (row.Step()) names.push_back(row.Text(0));
  row.Reset();
  return names;
}

bool Sources::AddKey(std::int64_t source_id, const verify::Key& key, const std::string& from,
                     base::Time now) {
  const auto held = database_.FindInt(
      "SELECT 1 FROM (SELECT block FROM trusted_key WHERE source_id = ? AND packet_sha256 = ? "
      "ORDER BY id DESC LIMIT 1) WHERE block = ?",
      source_id, key.packet_sha256, Blob{key.block});
  if (held) return false;
  const auto& primary = key.primary;
  database_.Run(
      "INSERT INTO trusted_key (source_id, packet_sha256, key_id, fingerprint, algorithm, bits, "
      "version, created, expires, user_ids, block, added, added_from) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      source_id, key.packet_sha256, primary.key_id, primary.fingerprint,
      verify::PublicKeyAlgorithmName(primary.algorithm), static_cast<std::int64_t>(primary.bits),
      primary.version, base::FormatTime(primary.created),
      primary.expires ? std::optional(base::FormatTime(*primary.expires)) : std::nullopt,
      base::Join(key.user_ids, "\n"), Blob{key.block}, base::FormatTime(now), from);
  return true;
}

base::Result<std::vector<TrustedKey>> Sources::Keys(std::int64_t source_id) {
  Statement& row = database_.Prepare(
      "SELECT source.name, block, added, added_from FROM trusted_key "
      "JOIN source ON source.id = source_id WHERE source_id = ?1 AND trusted_key.id IN "
      "(SELECT max(id) FROM trusted_key WHERE source_id = ?1 GROUP BY packet_sha256) "
      "ORDER BY trusted_key.id");
  std::vector<TrustedKey> keys;
  for (row.Bind(source_id); row.Step();) {
    auto key = verify::ReadKey(row.Text(1), "a trusted key in the archive");
    if (!key) return base::Forward(key);
    keys.push_back({row.Text(0), std::move(*key), row.Text(2), row.Text(3)});
  }
  row.Reset();
  return keys;
}

}  // namespace store
