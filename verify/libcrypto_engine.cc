#include "verify/libcrypto_engine.h"

#include <utility>

namespace verify {

base::Result<std::unique_ptr<LibcryptoEngine>> LibcryptoEngine::Start(const Keyring& keyring) {
  auto checker = LibcryptoChecker::Open(keyring);
  if (!checker) return base::Forward(checker);
  return std::unique_ptr<LibcryptoEngine>(new LibcryptoEngine(std::move(*checker)));
}

void LibcryptoEngine::Submit(std::uint64_t tag, DetachedSignature signature) {
  replies_.push_back({tag, EngineAnswer{checker_.Check(signature)}, {}});
}

std::vector<EngineReply> LibcryptoEngine::Wait(std::chrono::milliseconds /*timeout*/) {
  return std::exchange(replies_, {});
}

}  // namespace verify
