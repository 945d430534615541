// The libcrypto engine: answers on threads of its own, in the order of the questions.
#pragma once

#include <memory>
#include <vector>

#include "base/in_order.h"
#include "verify/engine.h"
#include "verify/libcrypto_check.h"

namespace verify {

class LibcryptoEngine : public Engine {
 public:
  // The keyring is needed no longer afterwards. Error: see LibcryptoChecker.
  static base::Result<std::unique_ptr<LibcryptoEngine>> Start(const Keyring& keyring);

  void Submit(std::uint64_t tag, DetachedSignature signature) override;
  std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) override;
  std::size_t Pending() const override { return checking_.Count(); }

 private:
  struct Question {
    std::uint64_t tag = 0;
    DetachedSignature signature;
  };

  explicit LibcryptoEngine(LibcryptoChecker checker);

  LibcryptoChecker checker_;
  base::InOrder<Question, EngineReply> checking_;  // its threads use the checker
};

}  // namespace verify
