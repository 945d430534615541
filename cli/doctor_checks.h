// What `doctor` looks at: this machine, the engines, the configuration, the archive, the network.
//
// Every check only looks: nothing is made, written or locked for longer than the look, and nothing
// is sent but by CheckNetwork. What is found is a row and never an Error.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

enum class Health {
  kOk,
  kWarning,  // works, or will when it is needed; somebody should know
  kWrong,    // a run would fail, or what it proves would be worth less
};

struct DoctorRow {
  std::string check;  // what was looked at, in a word
  Health health = Health::kOk;
  std::string detail;
  std::string hint;  // what can be done; empty where all is well
};

using DoctorRows = std::vector<DoctorRow>;

// What is loaded when it is called. False: one is missing, and nothing else can be looked at.
bool CheckLibraries(DoctorRows& rows);
// The clock, the temporary folder, SQLite, the CA bundle.
void CheckMachine(Session& session, const config::Settings& settings, DoctorRows& rows);
// Each engine judges a document that is built in, as it was signed and with a changed digit.
void CheckEngines(const config::Settings& settings, const verify::WorkerPoolOptions& pool,
                  base::Time now, DoctorRows& rows);
// The file, its sources, their key files and who may write them.
void CheckConfiguration(const config::Settings& settings, DoctorRows& rows);
// Folder, rights, space, lock, ledger key, checkpoint_dir.
void CheckArchive(Session& session, const config::Settings& settings, const std::string& path,
                  DoctorRows& rows);
// Asks each web server that a source names for its robots.txt; any answer will do.
void CheckNetwork(const config::Settings& settings, DoctorRows& rows);

}  // namespace cli
