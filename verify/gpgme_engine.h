// The GPGME engine: GnuPG 1.4 for keys of version 3, GnuPG 2 for those of version 4 where it is
// installed, else GnuPG 1.4 for all.
//
// Each GnuPG has worker processes (verify/worker_pool.h) and a home of its own, which holds those
// keys that it is asked about. A signature goes to the one that has the key it names.
//
// Two things are settled here, where the key is known. A signature whose packet claims another
// algorithm than its key has is bad, and is given to nobody: on some of these GnuPG breaks off
// without an answer, and a document must not be able to keep a run from its verdict. And where the
// GnuPG that was asked does not know what the key is made of, its "unsupported" is an abstention.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "verify/engine.h"
#include "verify/key.h"
#include "verify/worker_pool.h"

namespace verify {

class GpgmeEngine : public Engine {
 public:
  // The keyring is needed no longer afterwards. Errors: no gpg1, a gpg that was named and is not
  // there, no home. Does not wait for the workers.
  static base::Result<std::unique_ptr<GpgmeEngine>> Start(const Keyring& keyring,
                                                          const WorkerPoolOptions& options);

  void Submit(std::uint64_t tag, DetachedSignature signature) override;
  std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) override;
  std::size_t Pending() const override;

 private:
  struct KnownKey {
    Gnupg gnupg = Gnupg::kOne;  // who is asked about it
    int algorithm = 0;
  };

  GpgmeEngine() = default;
  base::Status StartPools(const Keyring& keyring, bool has_gpg, const WorkerPoolOptions& options);
  void Collect(WorkerPool& pool, std::chrono::milliseconds timeout);

  std::map<std::string, KnownKey, std::less<>> keys_;   // by key id, subkeys too
  std::map<Gnupg, std::unique_ptr<WorkerPool>> pools_;  // one at least
  std::set<std::uint64_t> may_abstain_;                 // tags in hand
  std::vector<EngineReply> done_;
};

}  // namespace verify
