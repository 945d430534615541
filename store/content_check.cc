#include "store/content_check.h"

#include "base/escape.h"
#include "base/hash.h"

namespace store {
namespace {

void CheckTriggers(Database& database, const TellFault& tell) {
  Statement& row =
      database.Prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
  while (row.Step()) {
    tell("trigger " + base::EscapeForTerminal(row.Text(0)), "is none that inkan made");
  }
  row.Reset();
}

}  // namespace

std::int64_t FindDamagedBlobs(Database& database,
                              const std::function<void(const std::string& sha256)>& take) {
  Statement& row = database.Prepare(
      "SELECT sha256, bytes FROM blob LEFT JOIN blob_bytes ON blob_id = blob.id ORDER BY blob.id");
  std::int64_t count = 0;
  for (; row.Step(); ++count) {
    const std::string sha256 = row.Text(0);
    if (base::Sha256Hex(row.Text(1)) != sha256) take(sha256);
  }
  row.Reset();
  return count;
}

void CheckContent(Database& database, const TellFault& tell) {
  FindDamagedBlobs(database, [&](const std::string& sha256) {
    tell("blob " + base::EscapeForTerminal(sha256), "its bytes are not those of this hash");
  });
  CheckTriggers(database, tell);
}

}  // namespace store
