#include "store/checkpoints.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace store {
namespace {

void Checkpoint(sqlite3* handle) {
  sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void CheckpointOf(const std::string& path) {
  auto database = Database::Open(path, Database::Mode::kReadWrite);
  if (!database) return;
  database->FindInt("SELECT count(*) FROM sqlite_schema");  // only then it knows of the log
  Checkpoint(database->get());
}

}  // namespace

Checkpoints::Checkpoints(sqlite3* writer, std::string path, int log_pages)
    : writer_(writer), path_(std::move(path)), log_pages_(log_pages) {
  const auto committed = [](void* self, sqlite3* /*writer*/, const char* /*schema*/, int pages) {
    static_cast<Checkpoints*>(self)->Committed(pages);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(writer_, committed, this);
}

Checkpoints::~Checkpoints() { sqlite3_wal_hook(writer_, nullptr, nullptr); }

void Checkpoints::Committed(int pages) {
  if (beside_.valid()) {
    if (beside_.wait_for(std::chrono::seconds{0}) != std::future_status::ready) return;
    beside_.get();
    return Checkpoint(writer_);  // the rest
  }
  if (pages < log_pages_) return;
  try {
    beside_ = std::async(std::launch::async, CheckpointOf, path_);
  } catch (const std::system_error&) {  // no further thread
    Checkpoint(writer_);
  }
}

}  // namespace store
