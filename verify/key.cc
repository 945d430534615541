#include "verify/key.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "verify/armor.h"
#include "verify/key_packets.h"
#include "verify/packet.h"

namespace verify {
namespace {

constexpr std::string_view kBeginKey = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view kEndKey = "-----END PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view kBeginSecret = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
constexpr std::string_view kOneKeyHint = "put each key into a file of its own";

// The lines between the markers of an armored key. Text around the block is usual in key files.
base::Result<std::string> Dearmor(std::string_view file, std::string_view name) {
  std::string inside;
  bool within = false;
  int blocks = 0;
  for (const std::string_view line : base::SplitLines(file)) {
    const std::string_view trimmed = base::TrimEnd(line);
    if (trimmed == kBeginKey) {
      within = true;
      if (++blocks == 2) {
        return base::UsageError(fmt::format("{}: holds more than one key block", name),
                                std::string(kOneKeyHint));
      }
    } else if (trimmed == kEndKey) {
      within = false;
    } else if (within) {
      inside.append(trimmed).push_back('\n');
    }
  }
  if (within) return base::UsageError(fmt::format("{}: the key block has no end", name));
  auto armor = DecodeArmor(inside);
  if (!armor) return base::UsageError(fmt::format("{}: {}", name, armor.error()));
  return std::move(armor->packets);
}

base::Result<std::string> Binary(std::string_view file, std::string_view name) {
  if (file.find(kBeginSecret) != std::string_view::npos) {
    return base::UsageError(fmt::format("{}: is a secret key", name), "give the public key");
  }
  if (file.find(kBeginKey) != std::string_view::npos) return Dearmor(file, name);
  return std::string(file);
}

}  // namespace

const KeyMaterial* Key::Find(std::string_view key_id) const {
  if (key_id.empty()) return nullptr;
  if (primary.key_id == key_id) return &primary;
  const auto found = std::find_if(subkeys.begin(), subkeys.end(),
                                  [&](const KeyMaterial& key) { return key.key_id == key_id; });
  return found == subkeys.end() ? nullptr : &*found;
}

base::Result<Key> ReadKey(std::string_view file, std::string_view name) {
  auto bytes = Binary(file, name);
  if (!bytes) return base::Forward(bytes);
  const auto packets = ReadPackets(*bytes);
  const auto count = [&](int tag) {
    return !packets ? 0
                    : std::count_if(packets->begin(), packets->end(),
                                    [&](const Packet& packet) { return packet.tag == tag; });
  };
  if (count(kTagSecretKey) > 0) {
    return base::UsageError(fmt::format("{}: is a secret key", name), "give the public key");
  }
  if (count(kTagPublicKey) == 0 || packets->front().tag != kTagPublicKey) {
    return base::UsageError(fmt::format("{}: holds no public key", name),
                            "a key file is what 'gpg --export' or a publisher's .asc gives");
  }
  if (count(kTagPublicKey) > 1) {
    return base::UsageError(fmt::format("{}: holds more than one key", name),
                            std::string(kOneKeyHint));
  }
  auto key = ReadKeyPackets(*packets);
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
