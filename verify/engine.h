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
#include "verify/verdict.h"

namespace verify {

// A detached signature and the text it is said to cover.
struct DetachedSignature {
  std::string canonical_text;
  std::string packet;  // the whole packet, with its header
};

// The engines' names in policies, verdicts and the archive.
inline constexpr const char* kGpgme = "gpgme";
inline constexpr const char* kLibcrypto = "libcrypto";

// One for each engine that was asked; never empty.
using EngineAnswer = std::vector<EngineCheck>;

struct EngineReply {
  std::uint64_t tag = 0;
  // An error says that the engine could not answer: that is never a verdict.
  base::Result<EngineAnswer> answer;
  std::string failed_engine = {};  // which one, where the answer is an error and one of several did
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
