// A run as it is seen while it goes on: a line of progress on a terminal, new findings as they
// come.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "cli/pace.h"
#include "cli/session.h"
#include "ingest/rebuild.h"
#include "ingest/run_report.h"

namespace cli {

// A line on standard error that is drawn over itself, a few times a second at the most.
class ProgressLine {
 public:
  // `width` is that of the terminal; a longer line could not be drawn over.
  explicit ProgressLine(bool shown, std::size_t width) : shown_(shown), width_(width) {}
  ~ProgressLine() { Clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool IsDue();  // whether it is shown, and was drawn long enough ago
  void Draw(const std::string& text);
  // The same with rate and remaining time behind it.
  void Draw(const std::string& text, std::int64_t done, std::int64_t all);
  void Clear();

 private:
  bool shown_;
  std::size_t width_;
  Pace pace_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_{};
};

// How far work is whose parts are counted. Must outlive what its progress() is given to.
class CountingLine {
 public:
  // "parsing again: 12 of 300 revisions"
  CountingLine(const Session& session, std::string doing, std::string parts);
  std::function<void(std::int64_t done, std::int64_t all)> progress();
  void Clear() { line_.Clear(); }

 private:
  std::string doing_;
  std::string parts_;
  ProgressLine line_;
};

class Progress : public ingest::RunListener {
 public:
  // `source` is shown before the counts; `done` is what has been done to documents that were
  // requested. Without `is_drawn` there is no line, and findings are told all the same.
  Progress(const Session& session, std::string source, std::string done = "asked for",
           bool is_drawn = true);
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

// Whether a line that is drawn over itself has a place on standard error.
bool ShowsProgress(const Session& session);

}  // namespace cli
