// The engines by their names, started.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "verify/engine.h"
#include "verify/worker_pool.h"

namespace verify {

// One of the names, or both: "gpgme" and "libcrypto". Errors: usage for another name or none, and
// an engine that cannot run; `pool` is looked at for gpgme alone.
base::Result<std::unique_ptr<Engine>> StartEngines(const std::vector<std::string>& names,
                                                   const Keyring& keyring,
                                                   const WorkerPoolOptions& pool);

// Whether what the engines need is there, without starting any: where gpgme is named a gpg1, and
// the gpg too unless it may be missing (verify/gnupg_program.h).
base::Status CheckEngines(const std::vector<std::string>& names, const std::string& gpg1,
                          const std::string& gpg);

}  // namespace verify
