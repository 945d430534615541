#include "store/ledger_check.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "store/content_check.h"
#include "store/ledger.h"
#include "store/ledger_leaf.h"
#include "store/table_digest.h"

namespace store {
namespace {

constexpr std::size_t kMaxFaults = 100;

// A leaf's bytes are hostile: what has another type than expected is as good as missing.
std::string TextIn(const LeafJson& object, const std::string& name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

LeafJson ObjectIn(const LeafJson& object, const std::string& name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_object() ? *found : LeafJson::object();
}

class Check {
 public:
  explicit Check(Database& database) : database_(database), keys_(Ledger(database).Keys()) {}

  LedgerReport Run(const std::vector<ledger::Checkpoint>& others) {
    for (const ledger::Checkpoint& other : others) Expect(other, "from elsewhere");
    ReadOwnCheckpoints();
    WalkLeaves();
    report_.unsealed = HasUnsealedRun();
    for (const auto& [size, expected] : expected_) {
      AddFault(fmt::format("checkpoint {}", size),
               fmt::format("the ledger has {} leaves only", report_.leaves));
    }
    CheckEnd();
    CheckState();
    CheckContent(database_, [this](std::string subject, std::string detail) {
      AddFault(std::move(subject), std::move(detail));
    });
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
      last_state_ = leaf;
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

  // A killed run before the last state was sealed by the run that came after it.
  bool HasUnsealedRun() {
    const LeafJson sealed = ObjectIn(last_state_.value_or(LeafJson()), "sealed");
    const auto run = sealed.find("run");
    const auto last =
        run != sealed.end() && run->is_number_integer() ? run->get<std::int64_t>() : 0;
    return database_.FindInt("SELECT 1 FROM run WHERE ended IS NULL AND id > ? LIMIT 1", last)
        .has_value();
  }

  // Every run signs all leaves that it appends.
  void CheckEnd() {
    if (report_.leaves == 0 || own_.count(report_.leaves) > 0) return;
    AddFault("ledger", "its last leaves are in no checkpoint of the archive");
  }

  void CheckState() {
    if (report_.unsealed) return;
    if (!last_state_) {
      if (database_.FindInt("SELECT 1 FROM judgement LIMIT 1")) {
        AddFault("ledger", "is empty, though the archive is not");
      }
      return;
    }
    const LeafJson held = ObjectIn(*last_state_, "tables");
    for (const std::string_view table : ContentTables()) {
      const std::string name(table);
      if (TextIn(ObjectIn(held, name), "sha256") != DigestOf(database_, table).sha256) {
        AddFault("table " + name, "is not as the last run left it");
      }
    }
  }

  Database& database_;
  std::vector<ledger::VerifierKey> keys_;
  LedgerReport report_;
  ledger::Tree tree_;
  std::multimap<std::uint64_t, std::pair<ledger::Hash, std::string>> expected_;
  std::map<std::uint64_t, std::string> own_;  // checkpoints of the archive, with their subtrees
  std::optional<LeafJson> last_state_;
};

}  // namespace

LedgerReport CheckLedger(Database& database, const std::vector<ledger::Checkpoint>& others) {
  return Check(database).Run(others);
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
