#include <algorithm>
#include <memory>
#include <utility>

#include "cli/command.h"
#include "cli/doctor_checks.h"
#include "cli/worker_program.h"

namespace cli {
namespace {

const char* Word(Health health) {
  switch (health) {
    case Health::kOk:
      return "ok";
    case Health::kWarning:
      return "warning";
    case Health::kWrong:
      return "wrong";
  }
  return "wrong";
}

// The settings, or the defaults behind a row that says why not.
config::Settings ReadSettings(Session& session, DoctorRows& rows) {
  const auto settings = session.Settings();
  if (settings) return **settings;
  rows.push_back(
      {"configuration", Health::kWrong, settings.error().message, settings.error().hint});
  return {};
}

// The workers' program is known whatever is wrong with the configuration.
verify::WorkerPoolOptions PoolOptions(Session& session) {
  auto options = session.PoolOptions();
  if (options) return std::move(*options);
  verify::WorkerPoolOptions defaults;
  defaults.program = WorkerProgram();
  defaults.gpg1 = config::Settings().gpg1;
  return defaults;
}

DoctorRows Look(Session& session, bool network) {
  DoctorRows rows;
  if (!CheckLibraries(rows)) return rows;
  const std::size_t before = rows.size();
  const config::Settings settings = ReadSettings(session, rows);
  const bool broken = rows.size() > before;
  if (!broken) CheckConfiguration(settings, rows);
  CheckMachine(session, settings, rows);
  CheckEngines(settings, PoolOptions(session), session.clock().Now(), rows);
  const std::string given = session.options().archive;
  // Which archive is meant, a broken configuration does not say.
  if (!broken || !given.empty()) {
    CheckArchive(session, settings, given.empty() ? settings.archive.string() : given, rows);
  }
  if (network) CheckNetwork(settings, rows);
  return rows;
}

base::Result<int> RunDoctor(Session& session, bool network) {
  const DoctorRows rows = Look(session, network);
  const auto writer = session.WholeRows();
  writer->Columns({"check", "result", "detail", "hint"});
  for (const DoctorRow& row : rows) {
    const store::Cell hint = row.hint.empty() ? store::Cell() : store::Cell(row.hint);
    writer->Row({row.check, std::string(Word(row.health)), row.detail, hint});
  }
  writer->Finish();
  const bool any_wrong = std::any_of(
      rows.begin(), rows.end(), [](const DoctorRow& row) { return row.health == Health::kWrong; });
  return any_wrong ? kFindings : kDone;
}

}  // namespace

Action AddDoctor(Arguments arguments) {
  auto network = std::make_shared<bool>(false);
  arguments.Flag("--network", *network,
                 "also ask each web server that a source names for robots.txt");
  return [network](Session& session) { return RunDoctor(session, *network); };
}

}  // namespace cli
