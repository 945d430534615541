#include "verify/libcrypto_engine.h"

#include <utility>

namespace verify {

base::Result<std::unique_ptr<LibcryptoEngine>> LibcryptoEngine::Start(const Keyring& keyring) {
  auto checker = LibcryptoChecker::Open(keyring);
  if (!checker) return base::Forward(checker);
  return std::unique_ptr<LibcryptoEngine>(new LibcryptoEngine(std::move(*checker)));
}

LibcryptoEngine::LibcryptoEngine(LibcryptoChecker checker)
    : checker_(std::move(checker)), checking_([this](Question&& question) {
        return EngineReply{question.tag, EngineAnswer{checker_.Check(question.signature)}, {}};
      }) {}

void LibcryptoEngine::Submit(std::uint64_t tag, DetachedSignature signature) {
  const std::size_t size = signature.canonical_text.size();
  checking_.Push({tag, std::move(signature)}, size);
}

std::vector<EngineReply> LibcryptoEngine::Wait(std::chrono::milliseconds timeout) {
  std::vector<EngineReply> replies;
  checking_.Start();
  const bool may_wait = timeout > std::chrono::milliseconds{0};
  while (!checking_.IsEmpty() && (checking_.IsReady() || (may_wait && replies.empty()))) {
    replies.push_back(checking_.Pop());
  }
  return replies;
}

}  // namespace verify
