#include "cli/trusted_keys.h"

#include <algorithm>

#include "base/file.h"
#include "ingest/source_run.h"
#include "recover/verify_file.h"
#include "store/sources.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

base::Status AddFiles(const std::vector<std::string>& files, verify::Keyring& keyring) {
  for (const std::string& path : files) {
    auto file = base::ReadFile(path);
    if (!file) return base::UsageError(file.error().message, file.error().hint);
    auto key = verify::ReadKey(*file, path);
    if (!key) return base::Forward(key);
    if (auto added = keyring.Add(std::move(*key)); !added) return added;
  }
  return {};
}

// Whether the archive trusts any key for that source.
base::Result<bool> AddArchived(Session& session, const std::string& name,
                               verify::Keyring& keyring) {
  if (!session.HasArchive()) return false;
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  store::Sources sources(*archive);
  const auto id = sources.Find(name);
  if (!id) return false;
  auto keys = sources.Keys(*id);
  if (!keys) return base::Forward(keys);
  for (store::TrustedKey& trusted : *keys) {
    if (auto added = keyring.Add(std::move(trusted.key)); !added) return base::Forward(added);
  }
  return !keys->empty();
}

base::Status AddSource(Session& session, const config::SourceSettings& source,
                       verify::Keyring& keyring) {
  auto archived = AddArchived(session, source.name, keyring);
  if (!archived) return base::Forward(archived);
  if (*archived) return {};
  auto configured = ingest::ReadConfiguredKeys(source);
  if (!configured) return base::Forward(configured);
  for (verify::Key& key : *configured) {
    if (auto added = keyring.Add(std::move(key)); !added) return added;
  }
  return {};
}

}  // namespace

void AddTrustOptions(Arguments arguments, TrustOptions& options) {
  arguments.Add("--keys", options.keys, "a file with the one key to trust; may be repeated")
      .Type("FILE")
      .OneValueEach();
  arguments.Add("--source", options.source, "use the keys and the policy of this source")
      .Type("NAME");
  arguments
      .Add("--engine", options.engine,
           "which engines are asked, and must say good: gpgme, libcrypto or both; those of "
           "the source's policy without it")
      .OneOf({"gpgme", "libcrypto", "both"})
      .Type("NAME");
}

namespace {

base::Result<Trust> FindKeysAndPolicy(Session& session, const TrustOptions& options) {
  const std::vector<std::string>& files = options.keys;
  const std::string& name = options.source;
  Trust trust;
  if (!files.empty() && name.empty()) {
    auto added = AddFiles(files, trust.keyring);
    if (!added) return base::Forward(added);
    return trust;
  }
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  bool known = name.empty();
  for (const config::SourceSettings& source : (*settings)->sources) {
    if (!name.empty() && source.name != name) continue;
    known = true;
    const bool only = !name.empty() || (*settings)->sources.size() == 1;
    if (only) trust.policy = ingest::PolicyOf(source);
    auto added =
        files.empty() ? AddSource(session, source, trust.keyring) : AddFiles(files, trust.keyring);
    if (!added) return base::Forward(added);
  }
  if (!known) {
    return base::UsageError("'" + name + "' is no source of the configuration",
                            "'inkan config check' lists them");
  }
  return trust;
}

}  // namespace

base::Result<Trust> FindTrust(Session& session, const TrustOptions& options) {
  auto trust = FindKeysAndPolicy(session, options);
  if (!trust || options.engine.empty()) return trust;
  trust->policy.engines = {options.engine};
  if (options.engine == "both") trust->policy.engines = verify::Policy().engines;
  return trust;
}

base::Result<std::unique_ptr<verify::Engine>> StartEngines(Session& session, const Trust& trust) {
  auto options = session.PoolOptions();
  if (!options) return base::Forward(options);
  return verify::StartEngines(trust.policy.engines, trust.keyring, *options);
}

base::Result<std::unique_ptr<verify::Engine>> StartEnginesFor(Session& session, const Trust& trust,
                                                              std::string_view bytes,
                                                              const verify::ExaminedFile& file) {
  if (!recover::NeedsEngine(bytes, file)) return nullptr;
  return StartEngines(session, trust);
}

}  // namespace cli
