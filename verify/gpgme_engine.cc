#include "verify/gpgme_engine.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

// GnuPG 1.4 knows no curve, and no GnuPG the algorithm numbers of RFC 9580.
bool Knows(Gnupg gnupg, int algorithm) {
  return algorithm != kEd25519 && (gnupg == Gnupg::kTwo || !IsCurve(algorithm));
}

std::optional<SignaturePacket> ClaimsOf(const DetachedSignature& signature) {
  const auto packets = ReadPackets(signature.packet);
  if (!packets || packets->size() != 1) return std::nullopt;
  return ReadSignaturePacket(packets->front().body);
}

bool IsSameKind(int one, int other) {
  return PublicKeyAlgorithmName(one) == PublicKeyAlgorithmName(other);  // RSA has several numbers
}

EngineCheck ClaimsAnother(int claimed, int algorithm) {
  return {kGpgme,
          "",
          Outcome::kBad,
          fmt::format("not asked: the signature claims {}, the key is {}",
                      PublicKeyAlgorithmName(claimed), PublicKeyAlgorithmName(algorithm)),
          {}};
}

// gpg1 would say "unsupported" of a curve before it looks for the key that nobody has.
EngineCheck NoKeyFor(int claimed) {
  return {kGpgme,
          "",
          Outcome::kNoKey,
          fmt::format("not asked: no trusted key has the id of the signer, who used {}",
                      PublicKeyAlgorithmName(claimed)),
          {}};
}

}  // namespace

base::Result<std::unique_ptr<GpgmeEngine>> GpgmeEngine::Start(const Keyring& keyring,
                                                              const WorkerPoolOptions& options) {
  if (auto gpg1 = FindGpg1(options.gpg1); !gpg1) return base::Forward(gpg1);
  const auto gpg = FindGpg(options.gpg);
  if (!gpg) return base::Forward(gpg);
  std::unique_ptr<GpgmeEngine> engine(new GpgmeEngine);
  auto started = engine->StartPools(keyring, gpg->has_value(), options);
  if (!started) return base::Forward(started);
  return engine;
}

base::Status GpgmeEngine::StartPools(const Keyring& keyring, bool has_gpg,
                                     const WorkerPoolOptions& options) {
  std::map<Gnupg, Keyring> rings;
  for (const Key& key : keyring.keys()) {
    const Gnupg gnupg = has_gpg && key.primary.version == 4 ? Gnupg::kTwo : Gnupg::kOne;
    keys_[key.primary.key_id] = {gnupg, key.primary.algorithm};
    for (const KeyMaterial& subkey : key.subkeys) {
      if (!subkey.key_id.empty())
        keys_.try_emplace(subkey.key_id, KnownKey{gnupg, subkey.algorithm});
    }
    if (auto added = rings[gnupg].Add(key); !added) return added;
  }
  if (rings.empty()) rings[Gnupg::kOne] = {};
  for (const auto& [gnupg, ring] : rings) {
    auto pool = WorkerPool::Start(ring, options, gnupg);
    if (!pool) return base::Forward(pool);
    pools_[gnupg] = std::move(*pool);
  }
  return {};
}

void GpgmeEngine::Submit(std::uint64_t tag, DetachedSignature signature) {
  const auto claims = ClaimsOf(signature);
  const auto key = claims ? keys_.find(claims->key_id) : keys_.end();
  if (key == keys_.end()) {
    const bool is_curve = claims && IsCurve(claims->public_key_algorithm);
    if (is_curve && pools_.count(Gnupg::kTwo) == 0) {
      done_.push_back({tag, EngineAnswer{NoKeyFor(claims->public_key_algorithm)}, {}});
      return;
    }
    auto& pool = is_curve ? pools_[Gnupg::kTwo] : pools_.begin()->second;
    return pool->Submit(tag, std::move(signature));
  }
  const auto [gnupg, algorithm] = key->second;
  if (!IsSameKind(claims->public_key_algorithm, algorithm)) {
    done_.push_back(
        {tag, EngineAnswer{ClaimsAnother(claims->public_key_algorithm, algorithm)}, {}});
    return;
  }
  if (!Knows(gnupg, algorithm)) may_abstain_.insert(tag);
  pools_[gnupg]->Submit(tag, std::move(signature));
}

// The first pool that owes an answer is the one to wait for; the other is only looked at.
std::vector<EngineReply> GpgmeEngine::Wait(std::chrono::milliseconds timeout) {
  bool may_wait = done_.empty();
  for (const auto& [gnupg, pool] : pools_) {
    if (pool->Pending() == 0) continue;
    Collect(*pool, std::exchange(may_wait, false) ? timeout : std::chrono::milliseconds{0});
  }
  return std::exchange(done_, {});
}

std::size_t GpgmeEngine::Pending() const {
  std::size_t pending = done_.size();
  for (const auto& [gnupg, pool] : pools_) pending += pool->Pending();
  return pending;
}

void GpgmeEngine::Collect(WorkerPool& pool, std::chrono::milliseconds timeout) {
  for (EngineReply& reply : pool.Wait(timeout)) {
    const bool may_abstain = may_abstain_.erase(reply.tag) > 0;
    if (reply.answer) reply.answer->front().may_abstain = may_abstain;
    done_.push_back(std::move(reply));
  }
}

}  // namespace verify
