#include "store/archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/escape.h"
#include "base/file.h"
#include "base/place.h"
#include "store/cut_words.h"

namespace store {
namespace {

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::uint32_t kApplicationId = 0x494E4B4E;
// Offsets in the header of an SQLite file (https://www.sqlite.org/fileformat.html, 1.3).
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kUserVersionOffset = 60;
constexpr std::size_t kApplicationIdOffset = 68;

std::uint32_t BigEndian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes.substr(0, 4)) number = (number << 8U) | static_cast<unsigned char>(c);
  return number;
}

// Read without SQLite, which would make something of an empty file, and clean up beside it.
base::Status CheckHeader(const std::string& path) {
  const std::string name = base::EscapeForTerminal(path);
  const base::UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) {
    return base::Failed(fmt::format("{}: cannot be opened: {}", name, std::strerror(errno)),
                        errno == ENOENT ? "'inkan mirror' or 'inkan ingest' makes an archive" : "");
  }
  std::array<char, kHeaderSize> bytes{};
  const ssize_t got = read(fd.get(), bytes.data(), bytes.size());
  const std::string_view header(bytes.data(), got < 0 ? 0 : static_cast<std::size_t>(got));
  if (header.size() < kHeaderSize || header.substr(0, kMagic.size()) != kMagic ||
      BigEndian(header.substr(kApplicationIdOffset)) != kApplicationId) {
    return base::Failed(fmt::format("{}: is not an archive of inkan", name),
                        "give another file with --archive; this one is left as it is");
  }
  const std::uint32_t version = BigEndian(header.substr(kUserVersionOffset));
  if (version > kSchemaVersion) {
    return base::Failed(fmt::format("{}: was made by a newer inkan (version {} of the archive, {} "
                                    "is known here)",
                                    name, version, kSchemaVersion),
                        "use that inkan; this one leaves the archive as it is");
  }
  return {};
}

// Asked of SQLite: what a migration wrote may still stand in the log, beside an old header.
base::Status CheckNotOlder(Database& database) {
  const int version = SchemaVersion(database);
  if (auto checked = database.Check(); !checked) return checked;
  if (version >= kSchemaVersion) return {};
  return base::Failed(
      fmt::format("{}: is of version {} of the archive, this inkan reads version {}",
                  base::EscapeForTerminal(database.path()), version, kSchemaVersion),
      "'inkan rebuild' brings it up to date, and so does any command that writes");
}

base::Status MakeArchive(const std::string& path) {
  base::RemoveLeftovers(path);
  const std::string beside = base::BesideOf(path);
  std::error_code ignored;
  base::Status made;
  {
    auto database = Database::Open(beside, Database::Mode::kReadWrite);
    if (!database) return base::Forward(database);
    // WAL comes last, and nothing is written to the log: it would not be renamed with the file, and
    // closing does not say whether it was emptied.
    database->Begin();
    MakeSchema(*database);
    made = database->Commit();
    if (made) {
      database->Script("PRAGMA journal_mode = WAL");
      made = database->Check();
    }
  }
  if (made && rename(beside.c_str(), path.c_str()) != 0) {
    made = base::Failed(fmt::format("{}: cannot be made: {}", path, std::strerror(errno)));
  }
  if (made) return base::SyncFolderOf(path);
  for (const char* rest : {"", "-journal", "-wal", "-shm"})
    std::filesystem::remove(beside + rest, ignored);
  return made;
}

}  // namespace

base::Result<Database> OpenArchive(const std::string& path, const Refill& refill) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    if (auto made = MakeArchive(path); !made) return base::Forward(made);
  }
  if (auto checked = CheckHeader(path); !checked) return base::Forward(checked);
  auto database = Database::Open(path, Database::Mode::kReadWrite);
  if (!database) return base::Forward(database);
  // NORMAL: a power cut may undo the last transactions, which the next run brings again, but never
  // breaks the file (https://www.sqlite.org/pragma.html#pragma_synchronous).
  // In 10 MB of cache the pages that a transaction changes again and again stay until its
  // end; in the usual 2 MB they make room for each other, and each time are written and read.
  // Debian's SQLite overwrites with zeros what is deleted, so every page of the full text index
  // that a merge leaves free would be written once more. Nothing in an archive is secret.
  database->Script(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -10000; "
      "PRAGMA secure_delete = OFF;");
  database->CheckpointBeside();
  if (auto checked = database->Check(); !checked) return base::Forward(checked);
  UseCutWords(*database);
  if (refill) {
    if (auto migrated = Migrate(*database, refill); !migrated) return base::Forward(migrated);
  }
  if (auto checked = CheckNotOlder(*database); !checked) return base::Forward(checked);
  return database;
}

base::Result<Database> OpenScratchArchive() {
  auto database = Database::Open(":memory:", Database::Mode::kReadWrite);
  if (!database) return base::Forward(database);
  UseCutWords(*database);
  MakeSchema(*database);
  if (auto made = database->Check(); !made) return base::Forward(made);
  return database;
}

base::Result<Database> OpenArchiveReadOnly(const std::string& path) {
  if (auto checked = CheckHeader(path); !checked) return base::Forward(checked);
  std::error_code ignored;
  // Readers of a WAL archive make lock files beside it. Where they cannot, and no writer has left a
  // log, the file alone is the whole truth.
  const auto folder = std::filesystem::absolute(path, ignored).parent_path();
  const bool writable = access(folder.c_str(), W_OK) == 0;
  const bool has_log = std::filesystem::exists(path + "-wal", ignored);
  const auto mode = writable || has_log ? Database::Mode::kReadOnly : Database::Mode::kImmutable;
  auto database = Database::Open(path, mode);
  if (!database) return base::Forward(database);
  database->Script("PRAGMA query_only = ON");
  database->FindInt("SELECT count(*) FROM source");  // the first read is where opening fails
  if (auto checked = database->Check(); !checked) return base::Forward(checked);
  if (auto checked = CheckNotOlder(*database); !checked) return base::Forward(checked);
  return database;
}

}  // namespace store
