// What the ledger's tree was at one moment, signed: a checkpoint (C2SP tlog-checkpoint) as a signed
// note (C2SP signed-note), with Ed25519.
//
//     inkan/1f0c63…                     the origin: who says it
//     4711                              leaves
//     qINS1GRFZGA8TW…=                  root, base64
//     time 2026-11-22T03:17:42Z         an extension line: when, by the archive's clock
//
//     — inkan/1f0c63… Az3grl…=          signature: 4 bytes of key hash, 64 of Ed25519
//
// Values; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ledger/merkle.h"

namespace ledger {

inline constexpr std::size_t kEd25519KeySize = 32;
inline constexpr std::size_t kEd25519SignatureSize = 64;

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  Hash root;
  std::string time;

  std::string Text() const;  // what is signed, with its last line end
};

// The public half of an archive's key, as C2SP writes it: NAME+KEYHASH+BASE64.
struct VerifierKey {
  std::string name;
  std::string public_key;  // 32 raw bytes

  std::string Text() const;
  std::string Hash4() const;  // the 4 bytes that tell keys of one name apart
};
base::Result<VerifierKey> ParseVerifierKey(std::string_view text);

// The checkpoint of a note whose signature by `key` holds. Signatures by others on the note are
// ignored, as the format wants it. Errors: not a checkpoint, no signature of that key, or one that
// does not hold.
base::Result<Checkpoint> OpenCheckpoint(std::string_view note, const VerifierKey& key);

}  // namespace ledger
