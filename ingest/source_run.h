// One source's part of a run: its keys, its engine, its intake, and its row in `run`.
//
// Life cycle: Start, then Mirror, Retry, IngestFiles or AuditStored once; the run's row is ended
// whatever happened, unless the process is killed. Whoever starts one holds the run lock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "ingest/audit.h"
#include "ingest/intake.h"
#include "ingest/run_report.h"
#include "ingest/sealer.h"
#include "ingest/transport.h"
#include "store/runs.h"
#include "store/sources.h"
#include "verify/accept.h"
#include "verify/worker_pool.h"

namespace ingest {

// The keys named in the settings. Error: one of the files is not a file with one key in it.
base::Result<std::vector<verify::Key>> ReadConfiguredKeys(const config::SourceSettings& source);

// The keys that the archive trusts for a source; where it has none yet, those of the settings,
// which it keeps from then on.
base::Result<verify::Keyring> LoadKeyring(store::Database& archive, std::int64_t source_id,
                                          const config::SourceSettings& source, base::Time now);

verify::Policy PolicyOf(const config::SourceSettings& source);

class SourceRun {
 public:
  struct Setting {
    store::Database& archive;
    const base::Clock& clock;
    verify::WorkerPoolOptions pool;
    RunListener* listener = nullptr;  // may be null
    Sealer* sealer = nullptr;         // null: the ledger is not extended
  };
  // `command` is what the run's row is called. Errors: keys that cannot be read, an engine
  // that cannot run, the archive.
  static base::Result<std::unique_ptr<SourceRun>> Start(const Setting& setting,
                                                        const config::SourceSettings& source,
                                                        const std::string& command);

  base::Result<RunReport> Mirror(Transport& transport);
  // These documents alone, asked for without conditions and judged again.
  base::Result<RunReport> Retry(Transport& transport, const std::vector<std::string>& urls);
  // What the archive holds of the source, judged again. With `compares_only` nothing is judged: the
  // source's settings name other engines than the policy (ingest/audit.h).
  struct Audited {
    RunReport report;
    AuditSummary summary;
  };
  base::Result<Audited> AuditStored(bool compares_only);
  // Files and folders (with all that is in them), or "-"; see ingest/file_ingest.h.
  base::Result<RunReport> IngestFiles(const std::vector<std::string>& paths);

 private:
  SourceRun(const Setting& setting, const config::SourceSettings& source, verify::Keyring keyring,
            std::int64_t source_id);
  base::Status StartRow(const std::string& command);
  base::Result<RunReport> End(const base::Status& ran);

  store::Database& archive_;
  const base::Clock& clock_;
  const config::SourceSettings& source_;
  std::int64_t source_id_;
  std::int64_t run_id_ = 0;
  verify::Keyring keyring_;
  verify::Judge judge_;
  std::unique_ptr<verify::Engine> engine_;
  RunReport report_;
  std::unique_ptr<Intake> intake_;
  Sealer* sealer_;
};

}  // namespace ingest
