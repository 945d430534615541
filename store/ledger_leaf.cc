#include "store/ledger_leaf.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/hash.h"
#include "store/migration_steps.h"
#include "store/table_digest.h"

namespace store {
namespace {

struct Kind {
  std::string_view name;
  std::string_view row;  // one row, by id
  std::string_view ids;
};

// The names of a document and of a source are of the moment: a document may be renamed.
constexpr Kind kKinds[] = {
    {"key",
     "SELECT trusted_key.*, source.name AS source FROM trusted_key "
     "JOIN source ON source.id = source_id WHERE trusted_key.id = ?",
     "SELECT id FROM trusted_key WHERE id > ? ORDER BY id"},
    {"judgement",
     "SELECT judgement.id, source_id, blob.sha256, ordinal, at, engines, outcome, accepted, "
     "reasons, "
     "caveats, detail, key_id, fingerprint, key_packet_sha256, key_expires, public_key_algorithm, "
     "digest, signature_version, signed_at, signed_text.sha256 AS text_sha256, policy, "
     "recovered_by, source.name AS source, length(bytes) AS body_bytes, "
     "first_seen AS body_first_seen FROM judgement JOIN source ON source.id = source_id "
     "JOIN blob ON blob.id = judgement.blob_id JOIN blob_bytes ON blob_bytes.blob_id = blob.id "
     "LEFT JOIN signed_text ON signed_text.id = text_id WHERE judgement.id = ?",
     "SELECT id FROM judgement WHERE id > ? ORDER BY id"},
    {"revision",
     "SELECT revision.id, document_id, revision, signed_text.sha256 AS text_sha256, judgement_id, "
     "signed_at, url, revision.first_seen, source.name AS source FROM revision "
     "JOIN document ON document.id = document_id JOIN source ON source.id = source_id "
     "LEFT JOIN signed_text ON signed_text.id = text_id "
     "WHERE revision.id = ?",
     "SELECT id FROM revision WHERE id > ? ORDER BY id"},
};

const Kind* FindKind(std::string_view name) {
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

LeafJson ValueOf(Statement& row, int column) {
  switch (sqlite3_column_type(row.get(), column)) {
    case SQLITE_NULL:
      return nullptr;
    case SQLITE_INTEGER:
      return row.Int(column);
    case SQLITE_BLOB:
      return {{"sha256", base::Sha256Hex(row.Text(column))}};
    default: {
      std::string text = row.Text(column);
      if (base::ValidUtf8(text) == text) return text;
      return {{"hex", base::HexLower(text)}};
    }
  }
}

std::string NameOf(Database& database, std::int64_t revision_id) {
  Statement& row = database.Prepare(
      "SELECT name FROM revision JOIN document ON document.id = document_id WHERE revision.id = ?");
  std::string name;
  if (row.Bind(revision_id).Step()) name = row.Text(0);
  row.Reset();
  return name;
}

// What the last state leaf says of the tables; nothing where these had another schema then.
LeafJson LastTables(Database& database) {
  Statement& row = database.Prepare(
      "SELECT bytes FROM ledger_leaf WHERE kind = 'state' ORDER BY position DESC LIMIT 1");
  LeafJson leaf;
  if (row.Step()) leaf = LeafJson::parse(row.View(0), nullptr, false);
  row.Reset();
  const bool usable = leaf.is_object() && leaf.contains("schema") &&
                      leaf["schema"] == ContentVersion() && leaf.contains("tables") &&
                      leaf["tables"].is_object();
  return usable ? leaf["tables"] : LeafJson::object();
}

// Rows of these tables are added and never changed, so as long as their number is the same, so is
// their digest. If somebody did change one, the ledger goes on to say what was there before.
bool IsOnlyAddedTo(std::string_view table) {
  return table == "blob" || table == "signed_text" || table == "judgement" ||
         table == "engine_check" || table == "revision" || table == "mail" || table == "audit";
}

std::optional<LeafJson> SameDigest(Database& database, std::string_view table,
                                   const LeafJson& before) {
  const auto last = before.find(table);
  if (!IsOnlyAddedTo(table) || last == before.end()) return std::nullopt;
  const auto rows = database.FindInt(fmt::format("SELECT count(*) FROM {}", table));
  const bool same = last->is_object() && last->contains("sha256") && rows &&
                    last->value("rows", std::int64_t{-1}) == *rows;
  return same ? std::optional(*last) : std::nullopt;
}

}  // namespace

std::optional<LeafJson> RowLeaf(Database& database, std::string_view kind, std::int64_t id) {
  const Kind* found = FindKind(kind);
  if (found == nullptr) return std::nullopt;
  Statement& row = database.Prepare(found->row);
  LeafJson leaf;
  leaf["leaf"] = kind;
  if (!row.Bind(id).Step()) {
    row.Reset();
    return std::nullopt;
  }
  LeafJson columns = LeafJson::object();
  for (int column = 0; column < row.Columns(); ++column) {
    columns[sqlite3_column_name(row.get(), column)] = ValueOf(row, column);
  }
  row.Reset();
  if (kind == "revision") leaf["name"] = NameOf(database, id);
  leaf["row"] = std::move(columns);
  return leaf;
}

std::vector<std::int64_t> RowsAfter(Database& database, std::string_view kind, std::int64_t after) {
  std::vector<std::int64_t> ids;
  const Kind* found = FindKind(kind);
  if (found == nullptr) return ids;
  Statement& row = database.Prepare(found->ids);
  for (row.Bind(after); row.Step();) ids.push_back(row.Int(0));
  row.Reset();
  return ids;
}

LeafJson StateLeaf(Database& database, const LeafJson& sealed, base::Time now) {
  LeafJson leaf = {{"leaf", "state"},
                   {"at", base::FormatTime(now)},
                   {"schema", ContentVersion()},
                   {"sealed", sealed}};
  const LeafJson before = LastTables(database);
  for (const std::string_view table : ContentTables()) {
    if (auto same = SameDigest(database, table, before)) {
      leaf["tables"][std::string(table)] = std::move(*same);
      continue;
    }
    const TableDigest digest = DigestOf(database, table);
    LeafJson& held = leaf["tables"][std::string(table)];
    held = {{"rows", digest.rows}, {"sha256", digest.sha256}};
    if (!digest.fixed.empty()) held["fixed"] = digest.fixed;
  }
  return leaf;
}

}  // namespace store
