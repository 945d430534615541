// A run as it is seen while it goes on: a line of progress on a terminal, new findings as they
// come.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "ingest/run_report.h"

namespace cli {

class Progress : public ingest::RunListener {
 public:
  // `source` is shown before the counts; `shown` is whether standard error is a terminal.
  Progress(std::string source, bool shown) : source_(std::move(source)), shown_(shown) {}
  ~Progress() override;

  void OnProgress(const store::RunCounts& counts, std::int64_t expected) override;
  void OnNewFinding(const store::Finding& finding) override;
  void OnJudged(const std::string& url, const std::string& words) override;
  void OnError(const base::Error& error) override;

 private:
  void Clear();

  std::string source_;
  bool shown_;
  bool drawn_ = false;
  std::int64_t findings_ = 0;
  std::chrono::steady_clock::time_point last_{};
};

bool StandardErrorIsTerminal();
bool StandardOutputIsTerminal();

}  // namespace cli
