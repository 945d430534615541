#include "store/content_check.h"

#include "base/escape.h"
#include "base/hash.h"

namespace store {
namespace {

// Of a blob whose bytes are gone too.
constexpr const char* kBodies =
    "SELECT sha256, bytes FROM blob LEFT JOIN blob_bytes ON blob_id = blob.id ORDER BY blob.id";

void CheckBodies(Database& database, const TellFault& tell) {
  Statement& row = database.Prepare(kBodies);
  while (row.Step()) {
    const std::string sha256 = row.Text(0);
    if (base::Sha256Hex(row.Text(1)) == sha256) continue;
    tell("blob " + base::EscapeForTerminal(sha256), "its bytes are not those of this hash");
  }
  row.Reset();
}

void CheckTriggers(Database& database, const TellFault& tell) {
  Statement& row =
      database.Prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
  while (row.Step()) {
    tell("trigger " + base::EscapeForTerminal(row.Text(0)), "is none that inkan made");
  }
  row.Reset();
}

}  // namespace

void CheckContent(Database& database, const TellFault& tell) {
  CheckBodies(database, tell);
  CheckTriggers(database, tell);
}

}  // namespace store
