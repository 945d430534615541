#include "ledger/checkpoint.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <charconv>
#include <memory>
#include <vector>

#include "base/base64.h"
#include "base/hash.h"
#include "base/openssl.h"
#include "base/text.h"

namespace ledger {
namespace {

using base::Bytes;
using Pkey = std::unique_ptr<EVP_PKEY, base::Freer<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, base::Freer<EVP_MD_CTX_free>>;

constexpr std::string_view kEd25519 = "\x01";
constexpr std::size_t kKeyHashSize = 4;
constexpr std::string_view kSignatureMark = "\xE2\x80\x94 ";  // an em dash and a blank

tl::unexpected<base::Error> NoCheckpoint(std::string_view why) {
  return base::Failed(fmt::format("not a checkpoint: {}", why));
}

bool Holds(const VerifierKey& key, std::string_view text, std::string_view signature) {
  const Pkey pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(key.public_key),
                                              key.public_key.size()));
  const DigestContext context(EVP_MD_CTX_new());
  if (!pkey || !context ||
      EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) != 1) {
    return false;
  }
  return EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(text),
                          text.size()) == 1;
}

base::Result<Checkpoint> ReadText(std::string_view text) {
  const std::vector<std::string_view> lines = base::SplitLines(text);
  if (lines.size() < 3 || lines[0].empty()) return NoCheckpoint("three lines are wanted");
  Checkpoint checkpoint;
  checkpoint.origin = lines[0];
  const char* end = lines[1].data() + lines[1].size();
  const auto [rest, error] = std::from_chars(lines[1].data(), end, checkpoint.size);
  if (error != std::errc() || rest != end || lines[1] != std::to_string(checkpoint.size)) {
    return NoCheckpoint("its second line is no number of leaves");
  }
  auto root = base::DecodeBase64(lines[2]);
  if (!root || root->size() != kHashSize) return NoCheckpoint("its third line is no hash");
  checkpoint.root = std::move(*root);
  constexpr std::string_view kTime = "time ";
  if (lines.size() > 3 && lines[3].substr(0, kTime.size()) == kTime) {
    checkpoint.time = lines[3].substr(kTime.size());
  }
  return checkpoint;
}

// The signature of `key` on one line of the note's lower part.
std::optional<std::string> SignatureOn(std::string_view line, const VerifierKey& key) {
  const std::string start = fmt::format("{}{} ", kSignatureMark, key.name);
  if (line.substr(0, start.size()) != start) return std::nullopt;
  const auto bytes = base::DecodeBase64(line.substr(start.size()));
  if (!bytes || bytes->size() != kKeyHashSize + kEd25519SignatureSize) return std::nullopt;
  if (bytes->substr(0, kKeyHashSize) != key.Hash4()) return std::nullopt;
  return bytes->substr(kKeyHashSize);
}

}  // namespace

std::string Checkpoint::Text() const {
  return fmt::format("{}\n{}\n{}\ntime {}\n", origin, size, base::EncodeBase64(root), time);
}

std::string VerifierKey::Hash4() const {
  return base::Sha256(fmt::format("{}\n{}{}", name, kEd25519, public_key)).substr(0, kKeyHashSize);
}

std::string VerifierKey::Text() const {
  return fmt::format("{}+{}+{}", name, base::HexLower(Hash4()),
                     base::EncodeBase64(std::string(kEd25519) + public_key));
}

base::Result<VerifierKey> ParseVerifierKey(std::string_view text) {
  const std::string hint = "it has the form NAME+HASH+KEY; 'inkan ledger key' prints it";
  const std::string_view line = base::Trim(text);
  const std::size_t first = line.find('+');
  const std::size_t second = first == std::string_view::npos ? first : line.find('+', first + 1);
  if (second == std::string_view::npos) return base::UsageError("not a verifier key", hint);
  const auto bytes = base::DecodeBase64(line.substr(second + 1));
  if (!bytes || bytes->size() != kEd25519.size() + kEd25519KeySize ||
      bytes->substr(0, kEd25519.size()) != kEd25519) {
    return base::UsageError("not a verifier key: no Ed25519 key is in it", hint);
  }
  VerifierKey key{std::string(line.substr(0, first)), bytes->substr(kEd25519.size())};
  if (key.Text() != line) return base::UsageError("not a verifier key: its hash is wrong", hint);
  return key;
}

base::Result<Checkpoint> OpenCheckpoint(std::string_view note, const VerifierKey& key) {
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos)
    return NoCheckpoint("no blank line stands before its signatures");
  if (note.back() != '\n') return NoCheckpoint("its last line has no end");
  const std::string_view text = note.substr(0, gap + 1);
  bool found = false;
  for (const std::string_view line : base::SplitLines(note.substr(gap + 2))) {
    if (line.substr(0, kSignatureMark.size()) != kSignatureMark)
      return NoCheckpoint("a signature is none");
    const auto signature = SignatureOn(line, key);
    if (!signature) continue;
    found = true;
    if (!Holds(key, text, *signature)) {
      return base::Failed("the checkpoint's signature does not hold",
                          "its text was changed after it was signed");
    }
  }
  if (!found) {
    return base::Failed(fmt::format("the checkpoint is not signed by {}", key.name),
                        "it is of another archive, or of a key that was replaced since");
  }
  auto checkpoint = ReadText(text);
  if (checkpoint && checkpoint->origin != key.name) return NoCheckpoint("its origin is another");
  return checkpoint;
}

}  // namespace ledger
