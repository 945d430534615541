#include "store/ledger.h"

#include "base/in_order.h"
#include "store/ledger_leaf.h"

namespace store {
namespace {

constexpr std::size_t kLeafSize = 1024;  // about, with the row that it is made of

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

struct Ledger::NewLeaf {
  NewLeaf(const LeafJson& leaf, std::string_view of, std::optional<std::int64_t> id)
      : kind(of), row_id(id), bytes(leaf.dump()), hash(ledger::LeafHash(bytes)) {}

  std::string_view kind;
  std::optional<std::int64_t> row_id;  // none of a state
  std::string bytes;
  ledger::Hash hash;
};

ledger::Checkpoint Ledger::Extend(base::Time now) {
  tree_ = LatestTree(database_);
  base::InOrder<LeafRow, NewLeaf> made(
      [](const LeafRow& row) { return NewLeaf(LeafOf(row), row.kind, row.id); });
  LeafJson sealed = LeafJson::object();
  for (const std::string_view kind : kRowLeaves) {
    std::int64_t last =
        database_.FindInt("SELECT max(row_id) FROM ledger_leaf WHERE kind = ?", kind).value_or(0);
    ForEachRowAfter(database_, kind, last, [&](LeafRow&& row) {
      last = row.id;
      made.Push(std::move(row), kLeafSize);
      if (made.IsFull()) Append(made.Pop());
    });
    sealed[std::string(kind)] = last;
  }
  while (!made.IsEmpty()) Append(made.Pop());
  sealed["run"] = database_.FindInt("SELECT max(id) FROM run").value_or(0);
  Append(NewLeaf(StateLeaf(database_, sealed, now), "state", std::nullopt));
  return {{}, tree_.size(), tree_.Root(), base::FormatTime(now)};
}

void Ledger::Append(const NewLeaf& leaf) {
  database_.Run("INSERT INTO ledger_leaf VALUES (?, ?, ?, ?)",
                static_cast<std::int64_t>(tree_.size()), leaf.kind, leaf.row_id, leaf.bytes);
  tree_.Append(leaf.hash);
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
