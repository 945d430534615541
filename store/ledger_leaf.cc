#include "store/ledger_leaf.h"

#include <fmt/format.h>

#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "store/migration_steps.h"
#include "store/table_digest.h"

namespace store {
namespace {

struct Kind {
  std::string_view name;
  std::string_view table;
  std::string_view rows;  // without the condition; the first column is what the leaf calls `name`
};

// The names of a document and of a source are of the moment: a document may be renamed.
constexpr Kind kKinds[] = {
    {"key", "trusted_key",
     "SELECT NULL, trusted_key.*, source.name AS source FROM trusted_key "
     "JOIN source ON source.id = source_id"},
    {"judgement", "judgement",
     "SELECT NULL, judgement.id, source_id, blob.sha256, ordinal, at, engines, outcome, accepted, "
     "reasons, "
     "caveats, detail, key_id, fingerprint, key_packet_sha256, key_expires, public_key_algorithm, "
     "digest, signature_version, signed_at, signed_text.sha256 AS text_sha256, policy, "
     "recovered_by, source.name AS source, length(bytes) AS body_bytes, "
     "first_seen AS body_first_seen FROM judgement JOIN source ON source.id = source_id "
     "JOIN blob ON blob.id = judgement.blob_id JOIN blob_bytes ON blob_bytes.blob_id = blob.id "
     "LEFT JOIN signed_text ON signed_text.id = text_id"},
    {"revision", "revision",
     "SELECT document.name, revision.id, document_id, revision, "
     "signed_text.sha256 AS text_sha256, judgement_id, "
     "signed_at, url, revision.first_seen, source.name AS source FROM revision "
     "JOIN document ON document.id = document_id JOIN source ON source.id = source_id "
     "LEFT JOIN signed_text ON signed_text.id = text_id"},
};

constexpr int kFirstColumn = 1;
constexpr int kId = 1;

const Kind* FindKind(std::string_view name) {
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::shared_ptr<const std::vector<std::string>> ColumnsOf(Statement& row) {
  std::vector<std::string> names;
  for (int column = kFirstColumn; column < row.Columns(); ++column) {
    names.emplace_back(sqlite3_column_name(row.get(), column));
  }
  return std::make_shared<const std::vector<std::string>>(std::move(names));
}

LeafRow::Value ValueOf(Statement& row, int column) {
  switch (sqlite3_column_type(row.get(), column)) {
    case SQLITE_NULL:
      return std::monostate();
    case SQLITE_INTEGER:
      return row.Int(column);
    case SQLITE_BLOB:
      return LeafRow::Bytes{row.Text(column)};
    default:
      return row.Text(column);
  }
}

struct AsJson {
  LeafJson operator()(std::monostate) const { return nullptr; }
  LeafJson operator()(std::int64_t number) const { return number; }
  LeafJson operator()(const std::string& text) const {
    if (base::ValidUtf8(text) == text) return text;
    return {{"hex", base::HexLower(text)}};
  }
  LeafJson operator()(const LeafRow::Bytes& value) const {
    return {{"sha256", base::Sha256Hex(value.bytes)}};
  }
};

void ReadRows(Statement& row, std::string_view kind, const std::function<void(LeafRow&&)>& take) {
  const auto columns = ColumnsOf(row);
  while (row.Step()) {
    LeafRow one{kind, row.Int(kId), row.OptionalText(0), columns, {}};
    one.values.reserve(columns->size());
    for (int column = kFirstColumn; column < row.Columns(); ++column) {
      one.values.push_back(ValueOf(row, column));
    }
    take(std::move(one));
  }
  row.Reset();
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

LeafJson LeafOf(const LeafRow& row) {
  LeafJson columns = LeafJson::object();
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    columns[(*row.columns)[i]] = std::visit(AsJson(), row.values[i]);
  }
  LeafJson leaf;
  leaf["leaf"] = row.kind;
  if (row.name) leaf["name"] = *row.name;
  leaf["row"] = std::move(columns);
  return leaf;
}

std::optional<LeafJson> RowLeaf(Database& database, std::string_view kind, std::int64_t id) {
  const Kind* found = FindKind(kind);
  if (found == nullptr) return std::nullopt;
  std::optional<LeafJson> leaf;
  Statement& row = database.Prepare(fmt::format("{} WHERE {}.id = ?", found->rows, found->table));
  ReadRows(row.Bind(id), found->name, [&leaf](const LeafRow& one) { leaf = LeafOf(one); });
  return leaf;
}

void ForEachRowAfter(Database& database, std::string_view kind, std::int64_t after,
                     const std::function<void(LeafRow&&)>& take) {
  const Kind* found = FindKind(kind);
  if (found == nullptr) return;
  Statement& row = database.Prepare(
      fmt::format("{0} WHERE {1}.id > ? ORDER BY {1}.id", found->rows, found->table));
  ReadRows(row.Bind(after), found->name, take);
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
