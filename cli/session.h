// What the commands share: the global options, and what follows from them, made on first use.
#pragma once

#include <chrono>
#include <optional>
#include <ostream>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "cli/pager.h"
#include "cli/terminal.h"
#include "config/settings.h"
#include "report/rows.h"
#include "store/archive.h"
#include "verify/worker_pool.h"

namespace cli {

// Exit codes; docs/manual.md says what each means to a caller.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kFindings = 3;
inline constexpr int kTryLater = 75;

int ExitCodeOf(base::ErrorKind kind);

// What the archive has of a time later than now by more was told by a clock that was wrong then, or
// is now.
inline constexpr std::chrono::hours kClockTolerance{24};

struct GlobalOptions {
  std::string config;
  std::string archive;
  std::string format;  // empty: not asked for, a table
  std::string log_format = "text";
  bool quiet = false;
  bool verbose = false;
  bool clock_is_right = false;
  std::string color = "auto";
  bool wide = false;
  bool no_pager = false;
};

class Session {
 public:
  Session(GlobalOptions options, std::string worker_program);

  const GlobalOptions& options() const { return options_; }
  report::Format format() const { return *report::FormatNamed(FormatName()); }
  bool is_table() const { return format() == report::Format::kTable; }
  const base::Clock& clock() const { return clock_; }
  const Terminal& terminal() const { return terminal_; }
  std::ostream& out() const;

  // Rows for standard output; on a terminal with colours, and cut to its width unless --wide. The
  // columns of `spare` may be left out there, first ones first.
  std::unique_ptr<report::RowWriter> Rows(std::vector<std::string> spare = {}) const;
  // The same, never cut: for rows that nobody knows the columns of, and for what is copied.
  std::unique_ptr<report::RowWriter> WholeRows() const;
  // The line above one of several tables.
  void Heading(const std::string& text) const;
  // From here on output is read by a person page by page, where standard output is a terminal.
  void StartPager();
  // All is written; waits for the person. Whether a pager was there.
  bool EndPager();

  // The settings of the configuration file that is found; the defaults where there is none.
  base::Result<const config::Settings*> Settings();
  // As Settings, but a usage error where there is no file or no source in it.
  base::Result<const config::Settings*> SettingsWithSources();
  // --archive, else the settings' archive.
  base::Result<std::string> ArchivePath();
  base::Result<store::Database> ReadArchive();
  bool HasArchive();
  base::Result<verify::WorkerPoolOptions> PoolOptions();

 private:
  std::string FormatName() const { return options_.format.empty() ? "table" : options_.format; }

  GlobalOptions options_;
  std::string worker_program_;
  Terminal terminal_;
  Pager pager_;
  base::SystemClock clock_;
  std::optional<config::Settings> settings_;
};

}  // namespace cli
