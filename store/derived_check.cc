#include "store/derived_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <utility>

#include "store/migrate.h"
#include "store/table_digest.h"

namespace store {
namespace {

// The index holds no rows to read: its words with their places, and the sizes of its documents.
constexpr const char* kWords = "SELECT * FROM temp.fsck_words";
constexpr const char* kSizes = "SELECT id, sz FROM text_index_docsize ORDER BY id";

void ShowWords(Database& database) {
  // Only the temporary database is written to.
  database.Script(
      "PRAGMA query_only = OFF; "
      "CREATE VIRTUAL TABLE temp.fsck_words USING fts5vocab(main, text_index, instance)");
}

void HideWords(Database& database) { database.Script("DROP TABLE temp.fsck_words"); }

class Comparison {
 public:
  Comparison(Database& archive, Database& scratch) : archive_(archive), scratch_(scratch) {}

  void Rows(const std::string& name, const std::string& sql) {
    // Each on a thread of its own: a large index is some minutes of reading.
    auto reading = std::async(std::launch::async, [&] { return DigestOfQuery(scratch_, sql); });
    const TableDigest held = DigestOfQuery(archive_, sql);
    const TableDigest made = reading.get();
    if (auto read = archive_.Check(); !read) return Add(name, read.error().message);
    if (auto read = scratch_.Check(); !read) return Add(name, read.error().message);
    if (held.sha256 == made.sha256) return;
    Add(name, held.rows == made.rows
                  ? fmt::format("of {} rows some are not what the content gives", held.rows)
                  : fmt::format("has {} rows, and the content gives {}", held.rows, made.rows));
  }

  void Definitions() {
    Statement& row = scratch_.Prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL "
        "AND name NOT LIKE 'text\\_index\\_%' ESCAPE '\\' ORDER BY name");
    const std::vector<std::string> tables = DerivedTables();
    while (row.Step()) {
      const bool is_derived = row.Text(0) == "view" ||
                              std::find(tables.begin(), tables.end(), row.Text(1)) != tables.end();
      if (!is_derived) continue;
      const auto same = archive_.FindInt("SELECT 1 FROM sqlite_schema WHERE name = ? AND sql = ?",
                                         row.Text(1), row.Text(2));
      if (!same) Add(row.Text(1), "is not defined as it is made today");
    }
    row.Reset();
  }

  std::vector<DerivedDifference> Take() { return std::move(differences_); }

 private:
  void Add(const std::string& name, std::string detail) {
    differences_.push_back({name, std::move(detail)});
  }

  Database& archive_;
  Database& scratch_;
  std::vector<DerivedDifference> differences_;
};

}  // namespace

base::Result<Database> OpenDerivedScratch() {
  auto scratch = Database::Open("", Database::Mode::kReadWrite);
  if (!scratch) return scratch;
  scratch->Script("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF");
  MakeSchema(*scratch);
  if (auto made = scratch->Check(); !made) return base::Forward(made);
  return scratch;
}

std::vector<DerivedDifference> CompareDerived(Database& archive, Database& scratch) {
  Comparison comparison(archive, scratch);
  comparison.Definitions();
  for (const std::string& table : DerivedTables()) {
    if (table == "text_index") continue;
    comparison.Rows(table, fmt::format("SELECT * FROM \"{}\" ORDER BY 1, 2", table));
  }
  ShowWords(archive);
  ShowWords(scratch);
  comparison.Rows("text_index", kWords);
  comparison.Rows("text_index", kSizes);
  HideWords(archive);
  HideWords(scratch);
  return comparison.Take();
}

}  // namespace store
