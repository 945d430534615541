#include <algorithm>

#include "cli/doctor_checks.h"
#include "cli/self_test.h"
#include "verify/gnupg_program.h"
#include "verify/start_engines.h"
#include "verify/verify.h"

namespace cli {
namespace {

base::Result<verify::Verdict> VerdictOn(const std::string& document, verify::Engine& engine,
                                        const verify::Judge& judge, base::Time now) {
  auto judgements = verify::VerifyFile(verify::Examine(document), &engine, judge, now);
  if (!judgements) return base::Forward(judgements);
  return judgements->front().verdict;
}

// What it said, or why it is no use.
base::Result<std::string> Try(const std::string& name, verify::WorkerPoolOptions pool,
                              base::Time now) {
  auto key = verify::ReadKey(kSelfTestKey, "the key of the self-test");
  if (!key) return base::Forward(key);
  verify::Keyring keyring;
  if (auto added = keyring.Add(std::move(*key)); !added) return base::Forward(added);
  verify::Policy policy;
  policy.engines = {name};
  pool.workers = 1;
  auto engine = verify::StartEngines(policy.engines, keyring, pool);
  if (!engine) return base::Forward(engine);
  const verify::Judge judge(keyring, policy);
  const auto good = VerdictOn(kSelfTestDocument, **engine, judge, now);
  if (!good) return base::Forward(good);
  const auto bad = VerdictOn(ChangedSelfTestDocument(), **engine, judge, now);
  if (!bad) return base::Forward(bad);
  const std::string version = good->engines.empty() ? name : good->engines.front().version;
  if (good->outcome != verify::Outcome::kGood) {
    return base::Failed(version + ": does not verify a version 3 signature that is good: " +
                            std::string(verify::Name(good->outcome)),
                        "install the package gnupg1 of Debian 12, and OpenSSL with MD5 (no FIPS "
                        "mode); a newer GnuPG refuses such signatures");
  }
  if (bad->outcome != verify::Outcome::kBad) {
    return base::Failed(version + ": does not see that a signed text was changed: " +
                            std::string(verify::Name(bad->outcome)),
                        "believe nothing that it says: this is no working engine");
  }
  return version + ": verifies a version 3 signature, and sees a changed text";
}

bool IsNeeded(const config::Settings& settings, const std::string& engine) {
  const auto& sources = settings.sources;
  const auto names = [&](const config::SourceSettings& source) {
    return std::find(source.engines.begin(), source.engines.end(), engine) != source.engines.end();
  };
  return sources.empty() || std::any_of(sources.begin(), sources.end(), names);
}

DoctorRow RowOfGpg(const std::string& name) {
  const auto gpg = verify::FindGpg(name);
  if (!gpg) return {"gpg", Health::kWrong, gpg.error().message, gpg.error().hint};
  if (*gpg) return {"gpg", Health::kOk, **gpg + ": judges keys of version 4", {}};
  return {"gpg", Health::kWarning,
          "not there: libcrypto alone judges signatures by elliptic curves",
          "install the package gpg"};
}

}  // namespace

void CheckEngines(const config::Settings& settings, const verify::WorkerPoolOptions& pool,
                  base::Time now, DoctorRows& rows) {
  for (const std::string name : {verify::kGpgme, verify::kLibcrypto}) {
    const auto tried = Try(name, pool, now);
    if (tried) {
      rows.push_back({name, Health::kOk, *tried, {}});
      continue;
    }
    const Health health = IsNeeded(settings, name) ? Health::kWrong : Health::kWarning;
    rows.push_back({name, health, tried.error().message, tried.error().hint});
  }
  rows.push_back(RowOfGpg(settings.gpg));
}

}  // namespace cli
