#include "verify/start_engines.h"

#include <algorithm>
#include <utility>

#include "verify/both_engines.h"
#include "verify/gpgme_engine.h"
#include "verify/libcrypto_engine.h"

namespace verify {
namespace {

base::Result<std::unique_ptr<Engine>> StartOne(const std::string& name, const Keyring& keyring,
                                               const WorkerPoolOptions& pool) {
  if (name == kLibcrypto) return LibcryptoEngine::Start(keyring);
  if (name == kGpgme) return GpgmeEngine::Start(keyring, pool);
  return base::UsageError("'" + name + "' is no engine", "the engines are gpgme and libcrypto");
}

}  // namespace

base::Result<std::unique_ptr<Engine>> StartEngines(const std::vector<std::string>& names,
                                                   const Keyring& keyring,
                                                   const WorkerPoolOptions& pool) {
  if (names.empty()) return base::UsageError("no engine is named");
  std::vector<BothEngines::Named> engines;
  for (const std::string& name : names) {
    auto engine = StartOne(name, keyring, pool);
    if (!engine) return base::Forward(engine);
    engines.push_back({name, std::move(*engine)});
  }
  return std::make_unique<BothEngines>(std::move(engines));
}

base::Status CheckEngines(const std::vector<std::string>& names, const std::string& gpg1,
                          const std::string& gpg) {
  if (std::find(names.begin(), names.end(), kGpgme) == names.end()) return {};
  if (const auto found = FindGpg1(gpg1); !found) return base::Forward(found);
  if (const auto found = FindGpg(gpg); !found) return base::Forward(found);
  return {};
}

}  // namespace verify
