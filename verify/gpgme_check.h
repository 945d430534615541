// One signature through GPGME and a GnuPG. Runs inside a worker process only: a gpg1 that hangs can
// not be ended through GPGME, and a GPGME that is told to cancel stays blocked.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "verify/engine.h"

namespace verify {

class GpgmeChecker {
 public:
  // Runs `PROGRAM --version`. Error: no such program, or it does not answer as gpg does.
  static base::Result<GpgmeChecker> Open(const std::string& program, const std::string& home);
  ~GpgmeChecker();
  GpgmeChecker(GpgmeChecker&&) noexcept;

  // An error where the engine failed; every answer about the signature is an EngineCheck.
  base::Result<EngineCheck> Check(const DetachedSignature& signature);
  const std::string& version() const { return version_; }

 private:
  struct Context;
  GpgmeChecker(std::unique_ptr<Context> context, std::string version);

  std::unique_ptr<Context> context_;
  std::string version_;
};

}  // namespace verify
