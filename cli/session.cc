#include "cli/session.h"

#include <filesystem>
#include <iostream>
#include <utility>

namespace cli {

int ExitCodeOf(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::kUsage:
      return kUsage;
    case base::ErrorKind::kUnavailable:
      return kTryLater;
    case base::ErrorKind::kFailed:
      return kFailed;
  }
  return kFailed;
}

Session::Session(GlobalOptions options, std::string worker_program)
    : options_(std::move(options)),
      worker_program_(std::move(worker_program)),
      terminal_(LookAtTerminal(options_.color)) {}

std::ostream& Session::out() const { return std::cout; }

std::unique_ptr<report::RowWriter> Session::Rows(std::vector<std::string> spare) const {
  return report::MakeRowWriter(
      format(), out(),
      {terminal_.has_colours, options_.wide ? 0 : terminal_.width, std::move(spare)});
}

std::unique_ptr<report::RowWriter> Session::WholeRows() const {
  return report::MakeRowWriter(format(), out(), {terminal_.has_colours, 0, {}});
}

void Session::Heading(const std::string& text) const {
  const bool bold = terminal_.has_colours;
  out() << (bold ? "\x1b[1m" : "") << text << (bold ? "\x1b[0m" : "") << '\n';
}

void Session::StartPager() {
  if (terminal_.out && !options_.no_pager) pager_.Start();
}

bool Session::EndPager() {
  pager_.End();
  return pager_.was_started();
}

base::Result<const config::Settings*> Session::Settings() {
  if (settings_) return &*settings_;
  auto file = config::FindConfig(options_.config);
  if (!file) return base::Forward(file);
  if (!*file) return &settings_.emplace();
  auto settings = config::LoadSettings(**file);
  if (!settings) return base::Forward(settings);
  return &settings_.emplace(std::move(*settings));
}

base::Result<const config::Settings*> Session::SettingsWithSources() {
  auto settings = Settings();
  if (!settings) return settings;
  if ((*settings)->file.empty()) {
    return base::UsageError("no configuration file is found",
                            "give one with --config; config/example.toml is one to start from");
  }
  if ((*settings)->sources.empty()) {
    return base::UsageError((*settings)->file.string() + ": names no source",
                            "add a [[source]]; config/example.toml shows how");
  }
  return settings;
}

base::Result<std::string> Session::ArchivePath() {
  if (!options_.archive.empty()) return options_.archive;
  auto settings = Settings();
  if (!settings) return base::Forward(settings);
  return (*settings)->archive.string();
}

base::Result<store::Database> Session::ReadArchive() {
  auto path = ArchivePath();
  if (!path) return base::Forward(path);
  return store::OpenArchiveReadOnly(*path);
}

bool Session::HasArchive() {
  const auto path = ArchivePath();
  std::error_code ignored;
  return path && std::filesystem::exists(*path, ignored);
}

base::Result<verify::WorkerPoolOptions> Session::PoolOptions() {
  auto settings = Settings();
  if (!settings) return base::Forward(settings);
  verify::WorkerPoolOptions options;
  options.program = worker_program_;
  options.gpg1 = (*settings)->gpg1;
  options.gpg = (*settings)->gpg;
  options.workers = (*settings)->workers;
  options.timeout = std::chrono::seconds{(*settings)->engine_timeout};
  return options;
}

}  // namespace cli
