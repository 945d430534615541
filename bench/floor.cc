// What one thread of libcrypto and SQLite needs at least for an audit: reads every body of an
// archive, and makes its SHA-256, the MD5 of as many bytes, and the RSA check of a signature. No
// splitter, no rows, no verdicts. This is the floor that `audit --engine libcrypto` is held to.
//
//   inkan-bench-floor ARCHIVE KEY
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <sys/resource.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/openssl.h"
#include "store/archive.h"
#include "verify/examine.h"
#include "verify/key.h"
#include "verify/libcrypto_arithmetic.h"
#include "verify/libcrypto_key.h"
#include "verify/packet.h"
#include "verify/signature_parts.h"

namespace {

using base::Freer;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;

constexpr std::string_view kBodies = "SELECT bytes FROM blob_bytes ORDER BY blob_id";

struct Signature {
  std::string digest;
  std::string number;
};

// One that holds, of the archive's first documents: checking it again costs what any other costs.
Signature FindSignature(store::Database& archive, const verify::LibcryptoKey& key) {
  store::Statement& row = archive.Prepare(kBodies);
  Signature found;
  while (found.number.empty() && row.Step()) {
    const verify::ExaminedFile file = verify::Examine(row.Text(0));
    if (file.messages.empty() || file.messages.front().detached.packet.empty()) continue;
    const verify::DetachedSignature& detached = file.messages.front().detached;
    const auto packets = verify::ReadPackets(detached.packet);
    const auto parts = packets ? verify::ReadSignatureParts(packets->front().body) : std::nullopt;
    if (!parts) continue;
    found.digest =
        verify::LibcryptoDigest(parts->digest_algorithm, detached.canonical_text, parts->trailer)
            .value_or("");
    found.number = verify::PlainSignature(key, parts->numbers);
  }
  row.Reset();
  return found;
}

class Floor {
 public:
  Floor(const verify::LibcryptoKey& key, Signature signature)
      : signature_(std::move(signature)), rsa_(EVP_PKEY_CTX_new(key.handle.get(), nullptr)) {
    EVP_PKEY_verify_init(rsa_.get());
    EVP_PKEY_CTX_set_rsa_padding(rsa_.get(), RSA_PKCS1_PADDING);
    EVP_PKEY_CTX_set_signature_md(rsa_.get(), EVP_md5());
  }

  // Whether the signature held.
  bool Take(std::string_view bytes) {
    Digest(EVP_sha256(), bytes);
    Digest(EVP_md5(), bytes);
    return EVP_PKEY_verify(rsa_.get(), base::Bytes(signature_.number), signature_.number.size(),
                           base::Bytes(signature_.digest), signature_.digest.size()) == 1;
  }

 private:
  void Digest(const EVP_MD* type, std::string_view bytes) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    EVP_DigestInit_ex(digest_.get(), type, nullptr);
    EVP_DigestUpdate(digest_.get(), bytes.data(), bytes.size());
    EVP_DigestFinal_ex(digest_.get(), digest, nullptr);
  }

  Signature signature_;
  Context rsa_;
  DigestContext digest_{EVP_MD_CTX_new()};
};

double ProcessorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int Run(store::Database& archive, const verify::LibcryptoKey& key) {
  Floor floor(key, FindSignature(archive, key));
  const auto start = std::chrono::steady_clock::now();
  const double processor = ProcessorSeconds();
  store::Statement& row = archive.Prepare(kBodies);
  int bodies = 0;
  int good = 0;
  while (row.Step()) {
    ++bodies;
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row.get(), 0));
    good += static_cast<int>(
        floor.Take({bytes, static_cast<std::size_t>(sqlite3_column_bytes(row.get(), 0))}));
  }
  row.Reset();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print("{} bodies, {} good, {:.4f} s, {:.4f} s of the processor\n", bodies, good,
             taken.count(), ProcessorSeconds() - processor);
  return good == bodies ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  auto archive = store::OpenArchiveReadOnly(argv[1]);
  const auto block = base::ReadFile(argv[2]);
  const auto key = block ? verify::ReadKey(*block, argv[2]) : base::Forward(block);
  if (!archive || !key) return 1;
  const auto body = verify::FindKeyBody(*key, key->primary.key_id);
  const auto handle = body ? verify::ReadLibcryptoKey(*body) : std::nullopt;
  return handle ? Run(*archive, *handle) : 1;
}
