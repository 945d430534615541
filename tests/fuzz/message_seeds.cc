#include "base/base64.h"
#include "base/file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/seed_folder.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/support/vector.h"
#include "verify/armor.h"
#include "verify/clear_sign.h"
#include "verify/examine.h"
#include "verify/worker_protocol.h"

namespace fuzz {
namespace {

constexpr std::size_t kSmall = 4000;

// As tests/fuzz/signature.cc takes it.
std::string Pair(const verify::ClearSignedMessage& message, const std::string& packet) {
  std::string seed(1, message.has_hash_header ? '\2' : '\0');
  seed += static_cast<char>(packet.size() >> 8U);
  seed += static_cast<char>(packet.size());
  return seed + packet + verify::WithLfLineEnds(message.canonical_text);
}

void AddPackets(const SeedFolder& seeds, const support::Vector& vector) {
  const verify::SplitFile split = verify::SplitClearSigned(vector.document);
  if (split.messages.empty()) return;
  seeds.Add("armor", vector.name, split.messages[0].armor);
  const auto armor = verify::DecodeArmor(split.messages[0].armor);
  if (!armor) return;
  seeds.Add("packets", vector.name, armor->packets);
  seeds.Add("signature", vector.name, Pair(split.messages[0], armor->packets));
}

void AddKeys(const SeedFolder& seeds) {
  for (const std::string& name : support::TestKeyNames()) {
    const support::Key key = support::TestKey(name);
    seeds.Add("keys", name, support::KeyBlock(key));
    seeds.Add("keys", name + "-armored", support::ArmoredKeyBlock(key));
    seeds.Add("packets", "key-" + name, support::KeyBlock(key));
  }
  const support::Key pinned = support::TestKey("pinned");
  seeds.Add("keys", "revoked",
            support::RevokedKeyBlock(pinned, support::At("2005-01-01T00:00:00Z")));
  const std::filesystem::path folder(INKAN_OPENPGP);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const auto bytes = base::ReadFile(entry.path());
    Require(bytes.has_value(), "a sample is read");
    if (name.ends_with(".asc") && bytes->size() < kSmall) seeds.Add("keys", name, *bytes);
  }
}

}  // namespace

void AddMessageSeeds(const SeedFolder& seeds) {
  for (const support::Vector& vector : support::ReadVectors()) {
    if (vector.document.size() > kSmall) continue;
    seeds.Add("splitter", vector.name, vector.document);
    AddPackets(seeds, vector);
    if (!vector.recovered_by.empty() || vector.accepted) {
      seeds.Add("recovery", vector.name, vector.document);
    }
  }
  AddKeys(seeds);
  seeds.Add("worker", "request", verify::EncodeRequest({"text", "packet"}));
  const verify::EngineCheck check{"gpgme", "GPGME 1", verify::Outcome::kGood, "GOODSIG", "AB"};
  seeds.Add("worker", "answer", verify::EncodeAnswer(check));
  seeds.Add("worker", "error", verify::EncodeAnswer(base::Failed("gpg1 is gone", "install it")));
}

}  // namespace fuzz
