#include "verify/key.h"

#include <fmt/format.h>

#include <algorithm>

#include "verify/key_file.h"
#include "verify/key_packets.h"
#include "verify/packet.h"

namespace verify {
namespace {

constexpr std::string_view kOneKeyHint = "put each key into a file of its own";

}  // namespace

const KeyMaterial* Key::Find(std::string_view key_id) const {
  if (key_id.empty()) return nullptr;
  if (primary.key_id == key_id) return &primary;
  const auto found = std::find_if(subkeys.begin(), subkeys.end(),
                                  [&](const KeyMaterial& key) { return key.key_id == key_id; });
  return found == subkeys.end() ? nullptr : &*found;
}

base::Result<Key> ReadKey(std::string_view file, std::string_view name) {
  const auto blocks = ReadKeyBlocks(file, name);
  if (!blocks) return base::Forward(blocks);
  if (blocks->size() > 1) {
    return base::UsageError(fmt::format("{}: holds more than one key", name),
                            std::string(kOneKeyHint));
  }
  auto key = ReadKeyPackets(*ReadPackets(blocks->front()));
  if (!key) return base::UsageError(fmt::format("{}: {}", name, key.error()));
  return std::move(*key);
}

base::Status Keyring::Add(Key key) {
  for (Key& held : keys_) {
    if (held.packet_sha256 == key.packet_sha256) {
      held = std::move(key);
      return {};
    }
    const auto clashes = [&](const KeyMaterial& part) { return held.Find(part.key_id) != nullptr; };
    if (clashes(key.primary) || std::any_of(key.subkeys.begin(), key.subkeys.end(), clashes)) {
      return base::UsageError(
          fmt::format("another key with the id {} is trusted already", key.primary.key_id),
          "key ids of the period can be forged: find out which key is the right one");
    }
    // A fingerprint of version 3 does not say where the modulus ends and the exponent begins.
    if (held.primary.fingerprint == key.primary.fingerprint) {
      return base::UsageError(
          fmt::format("another key with the fingerprint {} is trusted already",
                      key.primary.fingerprint),
          "fingerprints of the period can be forged: find out which key is the right one");
    }
  }
  keys_.push_back(std::move(key));
  return {};
}

const Key* Keyring::Find(std::string_view key_id) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(),
                                  [&](const Key& key) { return key.Find(key_id) != nullptr; });
  return found == keys_.end() ? nullptr : &*found;
}

}  // namespace verify
