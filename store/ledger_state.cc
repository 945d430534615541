#include "store/ledger_state.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

#include "store/migration_steps.h"
#include "store/table_digest.h"

namespace store {
namespace {

LeafJson ObjectIn(const LeafJson& object, const std::string& name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_object() ? *found : LeafJson::object();
}

std::optional<std::int64_t> NumberIn(const LeafJson& object, const std::string& name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  if (found == object.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

}  // namespace

std::string TextIn(const LeafJson& object, const std::string& name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

StateCheck::StateCheck(Database& database) : database_(database) {}

void StateCheck::Take(std::uint64_t position, const LeafJson& leaf) {
  last_ = leaf;
  // A migration gives old rows other columns: leaves of before say nothing of them.
  if (NumberIn(leaf, "schema") != ContentVersion()) return;
  const LeafJson held = ObjectIn(leaf, "tables");
  for (const AppendedTable& table : AppendedTables()) {
    const std::string name(table.name);
    const LeafJson state = ObjectIn(held, name);
    const auto rows = NumberIn(state, "rows");
    if (!rows) continue;
    auto& states = older_[name];
    std::string digest = TextIn(state, table.moving.empty() ? "sha256" : "fixed");
    const auto before = states.empty() ? states.end() : std::prev(states.end());
    const bool is_known =
        before != states.end() && before->first == *rows && before->second.digest == digest;
    if (!is_known) states.emplace(*rows, Older{std::move(digest), position});
  }
}

bool StateCheck::HasUnsealedRun() {
  const LeafJson sealed = ObjectIn(last_.value_or(LeafJson()), "sealed");
  return database_
      .FindInt("SELECT 1 FROM run WHERE ended IS NULL AND id > ? LIMIT 1",
               NumberIn(sealed, "run").value_or(0))
      .has_value();
}

void StateCheck::Check(const TellFault& tell) {
  if (!HasUnsealedRun()) CheckLast(tell);
  for (const auto& [table, states] : older_) CheckOlder(table, states, tell);
}

void StateCheck::CheckLast(const TellFault& tell) {
  if (!last_) {
    if (database_.FindInt("SELECT 1 FROM judgement LIMIT 1")) {
      tell("ledger", "is empty, though the archive is not");
    }
    return;
  }
  const LeafJson held = ObjectIn(*last_, "tables");
  for (const std::string_view table : ContentTables()) {
    const std::string name(table);
    if (TextIn(ObjectIn(held, name), "sha256") == DigestOf(database_, table).sha256) continue;
    tell("table " + name, "is not as the last run left it");
  }
}

void StateCheck::CheckOlder(const std::string& table,
                            const std::multimap<std::int64_t, Older>& states,
                            const TellFault& tell) {
  std::vector<std::int64_t> counts;
  for (const auto& [rows, older] : states) counts.push_back(rows);
  const auto digests = DigestsOfFirst(database_, table, counts);
  std::size_t next = 0;
  for (const auto& [rows, older] : states) {
    const bool is_there = next < digests.size();
    const TableDigest now = is_there ? digests[next++] : TableDigest{};
    if (is_there && older.digest == (now.fixed.empty() ? now.sha256 : now.fixed)) continue;
    return tell(
        "table " + table,
        fmt::format("its first {} rows are not as the run that ended with leaf {} left them", rows,
                    older.position));
  }
}

}  // namespace store
