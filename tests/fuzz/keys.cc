#include <string>
#include <vector>

#include "base/base64.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/key.h"
#include "verify/key_file.h"
#include "verify/libcrypto_check.h"
#include "verify/libcrypto_key.h"

namespace fuzz {
namespace {

void CheckMaterial(const verify::Key& key, const verify::KeyMaterial& material) {
  Require(material.key_id.size() == 16, "a key id has sixteen digits");
  Require(material.fingerprint.size() == (material.version == 4 ? 40 : 32), "so does its length");
  const auto body = verify::FindKeyBody(key, material.key_id);
  Require(body.has_value(), "a key of the block is found in it");
  if (const auto read = verify::ReadLibcryptoKey(*body)) {
    Require(verify::PublicKeyPem(*read).starts_with("-----BEGIN PUBLIC KEY-----"),
            "a key of libcrypto has a form in PEM");
  }
}

// What the archive holds of a key leads to the same key.
void CheckKey(const verify::Key& key) {
  const auto again = verify::ReadKey(key.block, "again");
  Require(again && again->packet_sha256 == key.packet_sha256, "a block gives its key again");
  Require(again->block == key.block && again->user_ids == key.user_ids, "unchanged");
  CheckMaterial(key, key.primary);
  for (const auto& subkey : key.subkeys) {
    if (!subkey.key_id.empty()) CheckMaterial(key, subkey);
    Require(!subkey.key_id.empty() || key.Find("") == nullptr, "what has no id is never found");
  }
  verify::Keyring keyring;
  Require(keyring.Add(key).has_value(), "the first key is taken");
  Require(keyring.Find(key.primary.key_id) != nullptr, "and found by its id");
  const auto checker = verify::LibcryptoChecker::Open(keyring);
  Require(checker.has_value(), "the engine takes whatever key there is");
}

}  // namespace

void Keys(std::string_view file) {
  const auto blocks = verify::ReadKeyBlocks(file, "file");
  const auto key = verify::ReadKey(file, "file");
  Require(blocks || !key, "a key stands in a block");
  Require(blocks || blocks.error().kind == base::ErrorKind::kUsage, "a bad file is the user's");
  Require(key || key.error().message.starts_with("file: "), "an error names the file");
  if (key) CheckKey(*key);
}

}  // namespace fuzz
