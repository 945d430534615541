#include "store/ledger.h"

#include "store/ledger_leaf.h"

namespace store {
namespace {

std::vector<ledger::Hash> Hashes(std::string_view bytes) {
  std::vector<ledger::Hash> hashes;
  for (std::size_t at = 0; at + ledger::kHashSize <= bytes.size(); at += ledger::kHashSize) {
    hashes.emplace_back(bytes.substr(at, ledger::kHashSize));
  }
  return hashes;
}

ledger::Tree LatestTree(Database& database) {
  Statement& row =
      database.Prepare("SELECT size, complete FROM ledger_checkpoint ORDER BY size DESC LIMIT 1");
  ledger::Tree tree;
  if (row.Step()) tree = ledger::Tree(static_cast<std::uint64_t>(row.Int(0)), Hashes(row.Text(1)));
  row.Reset();
  return tree;
}

}  // namespace

ledger::Checkpoint Ledger::Extend(base::Time now) {
  tree_ = LatestTree(database_);
  LeafJson sealed = LeafJson::object();
  for (const std::string_view kind : kRowLeaves) {
    const auto last =
        database_.FindInt("SELECT max(row_id) FROM ledger_leaf WHERE kind = ?", kind).value_or(0);
    sealed[std::string(kind)] = last;
    for (const std::int64_t id : RowsAfter(database_, kind, last)) {
      if (const auto leaf = RowLeaf(database_, kind, id)) Append(leaf->dump(), kind, id);
      sealed[std::string(kind)] = id;
    }
  }
  sealed["run"] = database_.FindInt("SELECT max(id) FROM run").value_or(0);
  const std::string state = StateLeaf(database_, sealed, now).dump();
  database_.Run("INSERT INTO ledger_leaf VALUES (?, 'state', NULL, ?)",
                static_cast<std::int64_t>(tree_.size()), state);
  tree_.Append(ledger::LeafHash(state));
  return {{}, tree_.size(), tree_.Root(), base::FormatTime(now)};
}

void Ledger::Append(const std::string& leaf, std::string_view kind, std::int64_t row_id) {
  database_.Run("INSERT INTO ledger_leaf VALUES (?, ?, ?, ?)",
                static_cast<std::int64_t>(tree_.size()), kind, row_id, leaf);
  tree_.Append(ledger::LeafHash(leaf));
}

void Ledger::KeepCheckpoint(const ledger::Checkpoint& checkpoint, const std::string& note) {
  std::string complete;
  for (const ledger::Hash& hash : tree_.complete()) complete += hash;
  database_.Run("INSERT INTO ledger_checkpoint VALUES (?, ?, ?)",
                static_cast<std::int64_t>(checkpoint.size), note, Blob{complete});
}

std::vector<ledger::VerifierKey> Ledger::Keys() {
  Statement& row = database_.Prepare("SELECT verifier_key FROM ledger_key ORDER BY id");
  std::vector<ledger::VerifierKey> keys;
  while (row.Step()) {
    if (auto key = ledger::ParseVerifierKey(row.Text(0))) keys.push_back(std::move(*key));
  }
  row.Reset();
  return keys;
}

void Ledger::AddKey(const ledger::VerifierKey& key, base::Time now) {
  database_.Run("INSERT OR IGNORE INTO ledger_key (verifier_key, added) VALUES (?, ?)", key.Text(),
                base::FormatTime(now));
}

std::vector<KeptCheckpoint> Ledger::Checkpoints() {
  Statement& row =
      database_.Prepare("SELECT size, note, complete FROM ledger_checkpoint ORDER BY size DESC");
  std::vector<KeptCheckpoint> checkpoints;
  while (row.Step()) {
    checkpoints.push_back({static_cast<std::uint64_t>(row.Int(0)), row.Text(1), row.Text(2)});
  }
  row.Reset();
  return checkpoints;
}

std::optional<std::uint64_t> Ledger::PositionOf(std::string_view kind, std::int64_t id) {
  const auto position =
      database_.FindInt("SELECT position FROM ledger_leaf WHERE kind = ? AND row_id = ?", kind, id);
  if (!position) return std::nullopt;
  return static_cast<std::uint64_t>(*position);
}

std::string Ledger::LeafAt(std::uint64_t position) {
  Statement& row = database_.Prepare("SELECT bytes FROM ledger_leaf WHERE position = ?");
  std::string bytes;
  if (row.Bind(static_cast<std::int64_t>(position)).Step()) bytes = row.Text(0);
  row.Reset();
  return bytes;
}

std::vector<ledger::Hash> Ledger::LeafHashes(std::uint64_t size) {
  Statement& row =
      database_.Prepare("SELECT bytes FROM ledger_leaf WHERE position < ? ORDER BY position");
  std::vector<ledger::Hash> hashes;
  for (row.Bind(static_cast<std::int64_t>(size)); row.Step();) {
    hashes.push_back(ledger::LeafHash(row.Text(0)));
  }
  row.Reset();
  return hashes;
}

}  // namespace store
