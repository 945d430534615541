#include "store/ledger_check.h"

#include <fmt/format.h>

#include <map>

#include "store/content_check.h"
#include "store/ledger.h"
#include "store/ledger_leaf.h"
#include "store/ledger_state.h"

namespace store {
namespace {

constexpr std::size_t kMaxFaults = 100;

class LedgerWalk {
 public:
  explicit LedgerWalk(Database& database)
      : database_(database), keys_(Ledger(database).Keys()), states_(database) {}

  LedgerReport Run(const std::vector<ledger::Checkpoint>& others) {
    for (const ledger::Checkpoint& other : others) Expect(other, "from elsewhere");
    ReadOwnCheckpoints();
    WalkLeaves();
    report_.unsealed = states_.HasUnsealedRun();
    for (const auto& [size, expected] : expected_) {
      AddFault(fmt::format("checkpoint {}", size),
               fmt::format("the ledger has {} leaves only", report_.leaves));
    }
    CheckEnd();
    const auto add = [this](std::string subject, std::string detail) {
      AddFault(std::move(subject), std::move(detail));
    };
    states_.Check(add);
    CheckContent(database_, add);
    return std::move(report_);
  }

 private:
  void AddFault(std::string subject, std::string detail) {
    if (report_.faults.size() < kMaxFaults) {
      report_.faults.push_back({std::move(subject), std::move(detail)});
    }
  }

  void Expect(const ledger::Checkpoint& checkpoint, std::string from) {
    ++report_.checkpoints;
    expected_.emplace(checkpoint.size, std::pair(checkpoint.root, std::move(from)));
  }

  void ReadOwnCheckpoints() {
    for (const KeptCheckpoint& kept : Ledger(database_).Checkpoints()) {
      const auto opened = OpenWithAny(kept.note, keys_);
      if (!opened || opened->size != kept.size) {
        AddFault(fmt::format("checkpoint {}", kept.size),
                 opened ? "its size is another" : opened.error().message);
      } else {
        own_.emplace(kept.size, kept.complete);
        Expect(*opened, "of the archive");
      }
    }
  }

  void WalkLeaves() {
    Statement& row = database_.Prepare(
        "SELECT position, kind, row_id, bytes FROM ledger_leaf ORDER BY position");
    while (row.Step()) {
      const auto position = static_cast<std::uint64_t>(row.Int(0));
      if (position != tree_.size()) {
        AddFault(fmt::format("leaf {}", tree_.size()), "is missing");
        break;
      }
      const std::string bytes = row.Text(3);
      tree_.Append(ledger::LeafHash(bytes));
      CompareRoots();
      CompareSubtrees();
      CompareLeaf(position, row.Text(1), row.Int(2), bytes);
    }
    row.Reset();
    report_.leaves = tree_.size();
  }

  void CompareRoots() {
    const auto [first, last] = expected_.equal_range(tree_.size());
    if (first == last) return;
    for (auto at = first; at != last; ++at) {
      const auto& [root, from] = at->second;
      if (root == tree_.Root()) continue;
      AddFault(fmt::format("checkpoint {}", tree_.size()),
               fmt::format("the ledger's first {} leaves are not those of the checkpoint {}: they "
                           "were changed after it was signed",
                           tree_.size(), from));
    }
    expected_.erase(first, last);
  }

  // What the next run goes on from.
  void CompareSubtrees() {
    const auto own = own_.find(tree_.size());
    if (own == own_.end()) return;
    std::string complete;
    for (const ledger::Hash& hash : tree_.complete()) complete += hash;
    if (complete == own->second) return;
    AddFault(fmt::format("checkpoint {}", tree_.size()),
             "its subtrees are not those of the leaves");
  }

  void CompareLeaf(std::uint64_t position, const std::string& kind, std::int64_t row_id,
                   const std::string& bytes) {
    const LeafJson leaf = LeafJson::parse(bytes, nullptr, false);
    if (TextIn(leaf, "leaf") != kind) {
      return AddFault(fmt::format("leaf {}", position), "is not what its row says");
    }
    if (kind == "state") {
      states_.Take(position, leaf);
      if (own_.count(position + 1) > 0) return;
      return AddFault(fmt::format("checkpoint {}", position + 1),
                      "the run that ended there has signed one, and it is gone");
    }
    const auto now = RowLeaf(database_, kind, row_id);
    const std::string subject = fmt::format("{} {}", kind, row_id);
    if (!now) return AddFault(subject, "is in the ledger, and its row or its body is gone");
    if (!leaf.contains("row") || !leaf["row"].is_object()) {
      return AddFault(subject, "its leaf has no row");
    }
    for (const auto& [column, value] : leaf["row"].items()) {
      if (!(*now)["row"].contains(column) || (*now)["row"][column] != value) {
        AddFault(subject, fmt::format("'{}' is not what the ledger says", column));
      }
    }
  }

  // Every run signs all leaves that it appends.
  void CheckEnd() {
    if (report_.leaves == 0 || own_.count(report_.leaves) > 0) return;
    AddFault("ledger", "its last leaves are in no checkpoint of the archive");
  }

  Database& database_;
  std::vector<ledger::VerifierKey> keys_;
  LedgerReport report_;
  ledger::Tree tree_;
  std::multimap<std::uint64_t, std::pair<ledger::Hash, std::string>> expected_;
  std::map<std::uint64_t, std::string> own_;  // checkpoints of the archive, with their subtrees
  StateCheck states_;
};

}  // namespace

LedgerReport CheckLedger(Database& database, const std::vector<ledger::Checkpoint>& others) {
  return LedgerWalk(database).Run(others);
}

base::Result<ledger::Checkpoint> OpenWithAny(const std::string& note,
                                             const std::vector<ledger::VerifierKey>& keys) {
  auto opened = base::Result<ledger::Checkpoint>(
      base::Failed("the archive holds no key that signs checkpoints"));
  for (const ledger::VerifierKey& key : keys) {
    opened = ledger::OpenCheckpoint(note, key);
    if (opened) break;
  }
  return opened;
}

}  // namespace store
