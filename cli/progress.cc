#include "cli/progress.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <iostream>

#include "base/escape.h"
#include "cli/log.h"

namespace cli {
namespace {

constexpr std::chrono::milliseconds kRedraw{100};
// More than a person reads; the rest is in the archive.
constexpr std::int64_t kMaxFindingsSaid = 50;

}  // namespace

bool StandardErrorIsTerminal() { return isatty(STDERR_FILENO) == 1; }
bool StandardOutputIsTerminal() { return isatty(STDOUT_FILENO) == 1; }

Progress::~Progress() {
  Clear();
  if (findings_ > kMaxFindingsSaid) {
    spdlog::warn("{} further findings: inkan query 'SELECT * FROM findings WHERE closed IS NULL'",
                 findings_ - kMaxFindingsSaid);
  }
}

void Progress::Clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

void Progress::OnProgress(const store::RunCounts& counts, std::int64_t expected) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < kRedraw) return;
  last_ = now;
  std::cerr << "\r\x1b[K" << source_ << ": " << counts.requested << " of " << expected
            << " asked for, " << counts.unchanged << " unchanged, " << counts.accepted
            << " accepted, " << counts.quarantined << " not" << std::flush;
  drawn_ = true;
}

void Progress::OnNewFinding(const store::Finding& finding) {
  if (++findings_ > kMaxFindingsSaid) return;
  Clear();
  spdlog::warn("{}: {}: {} ({})", source_, finding.kind, base::EscapeForTerminal(finding.subject),
               base::EscapeForTerminal(finding.detail));
}

void Progress::OnJudged(const std::string& url, const std::string& words) {
  if (!spdlog::should_log(spdlog::level::debug)) return;
  Clear();
  spdlog::debug("{}: {}: {}", source_, base::EscapeForTerminal(url), words);
}

void Progress::OnError(const base::Error& error) {
  Clear();
  PrintError(error);
}

}  // namespace cli
