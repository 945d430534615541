// A run as it is seen while it goes on: a line of progress on a terminal, new findings as they
// come.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/session.h"
#include "ingest/rebuild.h"
#include "ingest/run_report.h"

namespace cli {

// A line on standard error that is drawn over itself, a few times a second at the most.
class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool IsDue();  // whether it is shown, and was drawn long enough ago
  void Draw(const std::string& text);
  void Clear();

 private:
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

// How far the making of derived tables is. Must outlive what its progress() is given to.
class RebuildLine {
 public:
  explicit RebuildLine(const Session& session);
  ingest::RebuildProgress progress();
  void Clear() { line_.Clear(); }

 private:
  ProgressLine line_;
};

class Progress : public ingest::RunListener {
 public:
  // `source` is shown before the counts; `shown` is whether standard error is a terminal; `done` is
  // what has been done to documents that were requested.
  Progress(std::string source, bool shown, std::string done = "asked for")
      : source_(std::move(source)), done_(std::move(done)), line_(shown) {}
  ~Progress() override;

  void OnProgress(const store::RunCounts& counts, std::int64_t expected) override;
  void OnNewFinding(const store::Finding& finding) override;
  void OnJudged(const std::string& url, const std::string& words) override;
  void OnError(const base::Error& error) override;

 private:
  std::string source_;
  std::string done_;
  ProgressLine line_;
  std::int64_t findings_ = 0;
};

bool StandardErrorIsTerminal();
// Whether a line that is drawn over itself has a place on standard error.
bool ShowsProgress(const Session& session);
bool StandardOutputIsTerminal();

}  // namespace cli
