#include "verify/key_file.h"

#include <fmt/format.h>

#include "base/text.h"
#include "verify/armor.h"
#include "verify/packet.h"

namespace verify {
namespace {

constexpr std::string_view kBeginKey = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view kEndKey = "-----END PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view kBeginSecret = "-----BEGIN PGP PRIVATE KEY BLOCK-----";

// The packets of all armored blocks, one after the other.
base::Result<std::string> Dearmor(std::string_view file, std::string_view name) {
  std::string packets;
  std::string inside;
  bool within = false;
  for (const std::string_view line : base::SplitLines(file)) {
    const std::string_view trimmed = base::TrimEnd(line);
    if (trimmed == kBeginKey) {
      if (within) break;
      within = true;
      inside.clear();
    } else if (trimmed == kEndKey && within) {
      within = false;
      auto armor = DecodeArmor(inside);
      if (!armor) return base::UsageError(fmt::format("{}: {}", name, armor.error()));
      packets += armor->packets;
    } else if (within) {
      inside.append(trimmed).push_back('\n');
    }
  }
  if (within) return base::UsageError(fmt::format("{}: the key block has no end", name));
  return packets;
}

base::Result<std::string> Binary(std::string_view file, std::string_view name) {
  if (file.find(kBeginSecret) != std::string_view::npos) {
    return base::UsageError(fmt::format("{}: is a secret key", name), "give the public key");
  }
  if (file.find(kBeginKey) != std::string_view::npos) return Dearmor(file, name);
  return std::string(file);
}

}  // namespace

base::Result<std::vector<std::string>> ReadKeyBlocks(std::string_view file, std::string_view name) {
  auto bytes = Binary(file, name);
  if (!bytes) return base::Forward(bytes);
  const auto packets = ReadPackets(*bytes);
  std::vector<std::string> blocks;
  for (const Packet& packet : packets.value_or(std::vector<Packet>())) {
    if (packet.tag == kTagSecretKey) {
      return base::UsageError(fmt::format("{}: is a secret key", name), "give the public key");
    }
    if (packet.tag == kTagPublicKey) blocks.emplace_back();
    if (blocks.empty()) break;
    blocks.back().append(packet.whole);
  }
  if (!blocks.empty()) return blocks;
  return base::UsageError(fmt::format("{}: holds no public key", name),
                          "a key file is what 'gpg --export' or a publisher's .asc gives");
}

}  // namespace verify
