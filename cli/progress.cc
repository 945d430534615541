#include "cli/progress.h"

#include <fmt/format.h>
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
bool ShowsProgress(const Session& session) {
  return StandardErrorIsTerminal() && !session.options().quiet &&
         session.options().log_format != "json";
}
bool StandardOutputIsTerminal() { return isatty(STDOUT_FILENO) == 1; }

bool ProgressLine::IsDue() {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < kRedraw) return false;
  last_ = now;
  return true;
}

void ProgressLine::Draw(const std::string& text) {
  std::cerr << "\r\x1b[K" << text << std::flush;
  drawn_ = true;
}

void ProgressLine::Clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

RebuildLine::RebuildLine(const Session& session) : line_(ShowsProgress(session)) {}

ingest::RebuildProgress RebuildLine::progress() {
  return [this](std::int64_t done, std::int64_t all) {
    if (line_.IsDue()) line_.Draw(fmt::format("parsing again: {} of {} revisions", done, all));
  };
}

Progress::~Progress() {
  line_.Clear();
  if (findings_ > kMaxFindingsSaid) {
    spdlog::warn("{} further findings: inkan query 'SELECT * FROM findings WHERE closed IS NULL'",
                 findings_ - kMaxFindingsSaid);
  }
}

void Progress::OnProgress(const store::RunCounts& counts, std::int64_t expected) {
  if (!line_.IsDue()) return;
  line_.Draw(fmt::format("{}: {} of {} {}, {} unchanged, {} accepted, {} not", source_,
                         counts.requested, expected, done_, counts.unchanged, counts.accepted,
                         counts.quarantined));
}

void Progress::OnNewFinding(const store::Finding& finding) {
  if (++findings_ > kMaxFindingsSaid) return;
  line_.Clear();
  spdlog::warn("{}: {}: {} ({})", source_, finding.kind, base::EscapeForTerminal(finding.subject),
               base::EscapeForTerminal(finding.detail));
}

void Progress::OnJudged(const std::string& url, const std::string& words) {
  if (!spdlog::should_log(spdlog::level::debug)) return;
  line_.Clear();
  spdlog::debug("{}: {}: {}", source_, base::EscapeForTerminal(url), words);
}

void Progress::OnError(const base::Error& error) {
  line_.Clear();
  PrintError(error);
}

}  // namespace cli
