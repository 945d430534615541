// The private key of an archive's ledger: Ed25519, in a PKCS#8 PEM file that only its owner can
// read (mode 0600).
//
// It lies beside the archive, so whoever can write the archive can sign with it. What it proves is
// bound by the checkpoints that lie elsewhere: a ledger that disagrees with one of those was
// rewritten, whoever signed it.
//
// Movable; one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "ledger/checkpoint.h"

struct evp_pkey_st;

namespace ledger {

class Signer {
 public:
  // Errors: no such file, others may read it, no Ed25519 key in it.
  static base::Result<Signer> Load(const std::filesystem::path& path);
  // Makes a key and the file, which must not exist.
  static base::Result<Signer> Make(const std::filesystem::path& path);

  const VerifierKey& verifier_key() const { return key_; }
  // The note: text, blank line, signature. Sets the origin to the key's name.
  base::Result<std::string> Sign(Checkpoint checkpoint) const;

 private:
  using Pkey = std::unique_ptr<evp_pkey_st, void (*)(evp_pkey_st*)>;
  static base::Result<Signer> FromKey(Pkey key, const std::filesystem::path& path);
  Signer(Pkey pkey, VerifierKey key) : pkey_(std::move(pkey)), key_(std::move(key)) {}

  Pkey pkey_;
  VerifierKey key_;
};

}  // namespace ledger
