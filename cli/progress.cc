#include "cli/progress.h"

#include <fmt/format.h>

#include <iostream>

#include "base/escape.h"
#include "cli/log.h"
#include "report/width.h"

namespace cli {
namespace {

constexpr std::chrono::milliseconds kRedraw{100};
// More than a person reads; the rest is in the archive.
constexpr std::int64_t kMaxFindingsSaid = 50;

}  // namespace

bool ShowsProgress(const Session& session) {
  return session.terminal().error && !session.options().quiet &&
         session.options().log_format != "json";
}

bool ProgressLine::IsDue() {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - last_ < kRedraw) return false;
  last_ = now;
  return true;
}

void ProgressLine::Draw(const std::string& text) {
  // In the last column some terminals would go on to the next line.
  std::cerr << "\r\x1b[K" << report::CutToWidth(text, width_ - 1) << std::flush;
  drawn_ = true;
}

void ProgressLine::Draw(const std::string& text, std::int64_t done, std::int64_t all) {
  pace_.Note(done, std::chrono::steady_clock::now());
  Draw(text + pace_.Words(all));
}

void ProgressLine::Clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

CountingLine::CountingLine(const Session& session, std::string doing, std::string parts)
    : doing_(std::move(doing)),
      parts_(std::move(parts)),
      line_(ShowsProgress(session), session.terminal().error_width) {}

std::function<void(std::int64_t, std::int64_t)> CountingLine::progress() {
  return [this](std::int64_t done, std::int64_t all) {
    if (!line_.IsDue()) return;
    line_.Draw(fmt::format("{}: {} of {} {}", doing_, done, all, parts_), done, all);
  };
}

Progress::Progress(const Session& session, std::string source, std::string done, bool is_drawn)
    : source_(std::move(source)),
      done_(std::move(done)),
      line_(is_drawn && ShowsProgress(session), session.terminal().error_width) {}

Progress::~Progress() {
  line_.Clear();
  if (findings_ > kMaxFindingsSaid) {
    Warn(fmt::format(
        "{} further findings: inkan query 'SELECT * FROM findings WHERE closed IS NULL'",
        findings_ - kMaxFindingsSaid));
  }
}

void Progress::OnProgress(const store::RunCounts& counts, std::int64_t expected) {
  if (!line_.IsDue()) return;
  line_.Draw(
      fmt::format("{}: {} of {} {}, {} unchanged, {} accepted, {} not", source_, counts.requested,
                  expected, done_, counts.unchanged, counts.accepted, counts.quarantined),
      counts.requested, expected);
}

void Progress::OnNewFinding(const store::Finding& finding) {
  if (++findings_ > kMaxFindingsSaid) return;
  line_.Clear();
  Warn(fmt::format("{}: {}: {} ({})", source_, finding.kind,
                   base::EscapeForTerminal(finding.subject),
                   base::EscapeForTerminal(finding.detail)));
}

void Progress::OnJudged(const std::string& url, const std::string& words) {
  if (!ShowsDetails()) return;
  line_.Clear();
  Detail(fmt::format("{}: {}: {}", source_, base::EscapeForTerminal(url), words));
}

void Progress::OnError(const base::Error& error) {
  line_.Clear();
  PrintError(error);
}

}  // namespace cli
