#include "ingest/source_run.h"

#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "ingest/file_ingest.h"
#include "ingest/local_files.h"
#include "ingest/mirror.h"
#include "verify/start_engines.h"

namespace ingest {
base::Result<std::vector<verify::Key>> ReadConfiguredKeys(const config::SourceSettings& source) {
  std::vector<verify::Key> keys;
  for (const std::filesystem::path& path : source.keys) {
    auto file = base::ReadFile(path);
    if (!file) return base::UsageError(file.error().message, file.error().hint);
    auto key = verify::ReadKey(*file, path.string());
    if (!key) return base::Forward(key);
    keys.push_back(std::move(*key));
  }
  return keys;
}

base::Result<verify::Keyring> LoadKeyring(store::Database& archive, std::int64_t source_id,
                                          const config::SourceSettings& source, base::Time now) {
  store::Sources sources(archive);
  auto held = sources.Keys(source_id);
  if (!held) return base::Forward(held);
  if (held->empty()) {
    auto configured = ReadConfiguredKeys(source);
    if (!configured) return base::Forward(configured);
    archive.Begin();
    for (std::size_t i = 0; i < configured->size(); ++i) {
      sources.AddKey(source_id, (*configured)[i], source.keys[i].string(), now);
    }
    if (auto committed = archive.Commit(); !committed) return base::Forward(committed);
    held = sources.Keys(source_id);
    if (!held) return base::Forward(held);
  }
  verify::Keyring keyring;
  for (store::TrustedKey& trusted : *held) {
    if (auto added = keyring.Add(std::move(trusted.key)); !added) return base::Forward(added);
  }
  return keyring;
}

verify::Policy PolicyOf(const config::SourceSettings& source) {
  return {source.allow_text_outside, source.md5_until, source.engines};
}

base::Result<std::unique_ptr<SourceRun>> SourceRun::Start(const Setting& setting,
                                                          const config::SourceSettings& source,
                                                          const std::string& command) {
  setting.archive.Begin();
  const std::int64_t source_id =
      store::Sources(setting.archive).FindOrAdd(source.name, source.profile);
  if (auto committed = setting.archive.Commit(); !committed) return base::Forward(committed);
  auto keyring = LoadKeyring(setting.archive, source_id, source, setting.clock.Now());
  if (!keyring) return base::Forward(keyring);
  std::unique_ptr<SourceRun> run(new SourceRun(setting, source, std::move(*keyring), source_id));
  auto engine = verify::StartEngines(source.engines, run->keyring_, setting.pool);
  if (!engine) return base::Forward(engine);
  run->engine_ = std::move(*engine);
  if (auto started = run->StartRow(command); !started) return base::Forward(started);
  return run;
}

SourceRun::SourceRun(const Setting& setting, const config::SourceSettings& source,
                     verify::Keyring keyring, std::int64_t source_id)
    : archive_(setting.archive),
      clock_(setting.clock),
      source_(source),
      source_id_(source_id),
      keyring_(std::move(keyring)),
      judge_(keyring_, PolicyOf(source)),
      sealer_(setting.sealer) {
  report_.source = source.name;
  report_.listener = setting.listener;
}

base::Status SourceRun::StartRow(const std::string& command) {
  archive_.Begin();
  run_id_ = store::Runs(archive_).Start(command, source_id_, clock_.Now());
  return archive_.Commit();
}

base::Result<RunReport> SourceRun::Mirror(Transport& transport) {
  intake_ = std::make_unique<Intake>(archive_, *engine_, judge_, clock_, report_,
                                     Intake::Options{source_id_, source_.profile});
  ingest::Mirror mirror(archive_, transport, *intake_, clock_, source_id_, report_);
  archive_.StartGathering();
  return End(mirror.Run(source_));
}

base::Result<RunReport> SourceRun::Retry(Transport& transport,
                                         const std::vector<std::string>& urls) {
  intake_ = std::make_unique<Intake>(archive_, *engine_, judge_, clock_, report_,
                                     Intake::Options{source_id_, source_.profile});
  ingest::Mirror mirror(archive_, transport, *intake_, clock_, source_id_, report_);
  archive_.StartGathering();
  return End(mirror.Retry(urls));
}

base::Result<RunReport> SourceRun::IngestFiles(const std::vector<std::string>& paths) {
  intake_ = std::make_unique<Intake>(archive_, *engine_, judge_, clock_, report_,
                                     Intake::Options{source_id_, source_.profile});
  report_.from_files = true;
  FileIngest files(archive_, *intake_, clock_, source_id_, report_);
  archive_.StartGathering();
  return End(files.Run(FindLocalFiles(paths)));
}

base::Result<SourceRun::Audited> SourceRun::AuditStored(bool compares_only) {
  Audit audit(archive_, *engine_, judge_, clock_, report_,
              {{source_id_, source_.profile}, compares_only});
  archive_.StartGathering();
  base::Status done = audit.Run();
  std::vector<std::string> pins;
  for (const verify::Key& key : keyring_.keys()) pins.push_back(key.packet_sha256);
  archive_.Begin();
  store::Audits(archive_).Add(run_id_, audit.summary().engines, base::Join(pins, ","),
                              judge_.policy().Name(), audit.summary().totals);
  auto recorded = archive_.Commit();
  auto report = End(done ? recorded : done);
  if (!report) return base::Forward(report);
  return Audited{std::move(*report), audit.summary()};
}

// The row is ended even where the run was not, as far as the archive lets it.
base::Result<RunReport> SourceRun::End(const base::Status& ran) {
  const auto flushed = archive_.StopGathering();
  const base::Status& done = ran ? flushed : ran;
  if (intake_) report_.engine_error = intake_->engine_error();
  const int exit_code = done ? report_.ExitCode() : 1;
  archive_.Begin();
  store::Runs(archive_).End(run_id_, report_.counts, exit_code, clock_.Now());
  base::Status sealed = sealer_ == nullptr ? base::Status{} : sealer_->Seal(clock_.Now());
  auto ended = archive_.Commit();
  if (!done) return base::Forward(done);
  if (!ended) return base::Forward(ended);
  if (sealed && sealer_ != nullptr) sealed = sealer_->Publish();
  if (!sealed) return base::Forward(sealed);
  return std::move(report_);
}

}  // namespace ingest
