#include "ledger/signer.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <array>

#include "base/base64.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/openssl.h"
#include "base/place.h"

namespace ledger {
namespace {

constexpr std::size_t kMaxKeyFile = 16'384;
constexpr std::size_t kNameBytes = 8;

std::string Named(const std::filesystem::path& path) {
  return base::EscapeForTerminal(path.string());
}

using Bio = std::unique_ptr<BIO, base::Freer<BIO_free_all>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, base::Freer<EVP_MD_CTX_free>>;

std::string PemOf(EVP_PKEY* key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (!bio ||
      PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return {};
  }
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

// A key that is there is never overwritten, and half of one never there.
base::Status WritePrivate(const std::filesystem::path& path, const std::string& pem) {
  auto written = base::WriteNewFile(path, pem, 0600);
  if (written) return {};
  return base::Failed("the ledger's key: " + written.error().message, written.error().hint);
}

}  // namespace

base::Result<Signer> Signer::FromKey(Pkey key, const std::filesystem::path& path) {
  std::array<unsigned char, kEd25519KeySize> bytes{};
  std::size_t size = bytes.size();
  if (!key || EVP_PKEY_get_raw_public_key(key.get(), bytes.data(), &size) != 1 ||
      size != kEd25519KeySize || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) {
    return base::Failed(Named(path) + ": holds no Ed25519 key",
                        "restore the ledger's key from a backup");
  }
  std::string raw(reinterpret_cast<const char*>(bytes.data()), size);
  // A name of its own for each archive, so that checkpoints of two cannot be mixed up.
  std::string name = "inkan/" + base::HexLower(base::Sha256(raw).substr(0, kNameBytes));
  return Signer(std::move(key), {std::move(name), std::move(raw)});
}

base::Result<Signer> Signer::Load(const std::filesystem::path& path) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) == 0 && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return base::Failed(Named(path) + ": may be read by others than its owner",
                        "chmod 600 it; who has read it can sign as this archive");
  }
  auto pem = base::ReadFile(path, kMaxKeyFile);
  if (!pem) return base::Forward(pem);
  const Bio bio(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
  // An empty password instead of libcrypto's question at the terminal.
  const auto none = [](char*, int, int, void*) { return 0; };
  return FromKey({PEM_read_bio_PrivateKey(bio.get(), nullptr, none, nullptr), EVP_PKEY_free}, path);
}

base::Result<Signer> Signer::Make(const std::filesystem::path& path) {
  Pkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free);
  const std::string pem = key ? PemOf(key.get()) : std::string();
  if (pem.empty()) return base::Failed("libcrypto makes no Ed25519 key");
  if (auto written = WritePrivate(path, pem); !written) return base::Forward(written);
  return FromKey(std::move(key), path);
}

base::Result<std::string> Signer::Sign(Checkpoint checkpoint) const {
  checkpoint.origin = key_.name;
  const std::string text = checkpoint.Text();
  std::array<unsigned char, kEd25519SignatureSize> signature{};
  std::size_t size = signature.size();
  const DigestContext context(EVP_MD_CTX_new());
  if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pkey_.get()) != 1 ||
      EVP_DigestSign(context.get(), signature.data(), &size, base::Bytes(text), text.size()) != 1) {
    return base::Failed("libcrypto does not sign with the ledger's key");
  }
  const std::string bytes(reinterpret_cast<const char*>(signature.data()), size);
  return fmt::format("{}\n\xE2\x80\x94 {} {}\n", text, key_.name,
                     base::EncodeBase64(key_.Hash4() + bytes));
}

}  // namespace ledger
