// The libcrypto engine: answers at once, in the caller's thread.
#pragma once

#include <memory>
#include <vector>

#include "verify/engine.h"
#include "verify/libcrypto_check.h"

namespace verify {

class LibcryptoEngine : public Engine {
 public:
  // The keyring is needed no longer afterwards. Error: see LibcryptoChecker.
  static base::Result<std::unique_ptr<LibcryptoEngine>> Start(const Keyring& keyring);

  void Submit(std::uint64_t tag, DetachedSignature signature) override;
  // Never waits: what was submitted has been answered.
  std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) override;
  std::size_t Pending() const override { return replies_.size(); }

 private:
  explicit LibcryptoEngine(LibcryptoChecker checker) : checker_(std::move(checker)) {}

  LibcryptoChecker checker_;
  std::vector<EngineReply> replies_;
};

}  // namespace verify
