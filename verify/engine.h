// What does the arithmetic of a signature.
//
// An engine is given canonical text and one signature packet, never a file, and answers about that
// pair alone. Whether an answer is enough to trust the text is the accept rule's business.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "verify/outcome.h"

namespace verify {

// A detached signature and the text it is said to cover.
struct DetachedSignature {
  std::string canonical_text;
  std::string packet;  // the whole packet, with its header
};

struct EngineAnswer {
  std::string engine;               // "gpgme"
  std::string version;              // "GPGME 1.18.0, gpg1 1.4.23"
  Outcome outcome = Outcome::kBad;  // kGood, kBad, kNoKey or kUnsupported
  std::string fingerprint;          // of the key that made it, upper case; empty unless good
  std::string detail;               // the engine's own word, for the record
};

struct EngineReply {
  std::uint64_t tag = 0;
  // An error says that the engine could not answer: that is never a verdict.
  base::Result<EngineAnswer> answer;
};

// Life cycle: Submit and Wait in any order, from one thread. Every submission gets one reply.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual void Submit(std::uint64_t tag, DetachedSignature signature) = 0;
  // The replies that have arrived; waits for the first one up to `timeout`.
  virtual std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) = 0;
  virtual std::size_t Pending() const = 0;
};

// Submits one signature and waits for its reply; nothing else may be pending.
base::Result<EngineAnswer> Ask(Engine& engine, DetachedSignature signature);

}  // namespace verify
