#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "cli/command.h"
#include "cli/found_document.h"
#include "parse/charset.h"
#include "report/collected_rows.h"
#include "report/text_diff_render.h"

namespace cli {
namespace {

struct DiffOptions {
  std::string document;
  int before = 0;  // 0: the one signed before `after`
  int after = 0;   // 0: the current one
  bool facts = false;
};

struct Pair {
  FoundDocument before;
  FoundDocument after;
};

// What is the same in both goes first, so that one entry more does not move all that follow it;
// the rest is matched by kind and key, in order.
constexpr const char* kFactChanges =
    "WITH numbered AS (SELECT revision, kind, key, value, line, position, row_number() OVER "
    " (PARTITION BY revision, kind, key, value ORDER BY position) AS copy FROM facts "
    " WHERE source = ?1 AND name = ?2 AND revision IN (?3 + 0, ?4 + 0)), "
    "changed AS (SELECT *, row_number() OVER (PARTITION BY revision, kind, key ORDER BY position) "
    " AS place FROM numbered AS one WHERE NOT EXISTS (SELECT 1 FROM numbered AS other "
    " WHERE other.revision <> one.revision AND other.kind = one.kind AND other.key = one.key "
    " AND other.value = one.value AND other.copy = one.copy)), "
    "old AS (SELECT * FROM changed WHERE revision = ?3 + 0), "
    "new AS (SELECT * FROM changed WHERE revision = ?4 + 0) "
    "SELECT CASE WHEN new.kind IS NULL THEN 'removed' WHEN old.kind IS NULL THEN 'added' "
    " ELSE 'changed' END AS change, coalesce(new.kind, old.kind) AS kind, "
    "coalesce(new.key, old.key) AS key, old.value AS old_value, new.value AS new_value, "
    "old.line AS old_line, new.line AS new_line FROM old FULL JOIN new "
    "ON new.kind = old.kind AND new.key = old.key AND new.place = old.place "
    "ORDER BY coalesce(new.line, old.line), kind, coalesce(new.position, old.position)";

base::Result<FoundDocument> RevisionBefore(store::Database& archive, const FoundDocument& after) {
  store::Statement& row = archive.Prepare(
      "SELECT previous_revision FROM signed_revision WHERE source = ? AND name = ? AND revision = "
      "?");
  std::int64_t before = 0;
  if (row.Bind(after.source, after.name, after.revision).Step()) before = row.Int(0);
  row.Reset();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (before != 0) return FindDocument(archive, after.name, before);
  return base::Failed(fmt::format("{}: no revision was signed before revision {}",
                                  base::EscapeForTerminal(after.name), after.revision),
                      "a difference needs two; 'inkan show NUMBER --history' tells what there is");
}

base::Result<Pair> FindPair(store::Database& archive, const DiffOptions& options) {
  auto after = FindDocument(archive, options.document, options.after);
  if (!after) return base::Forward(after);
  auto before = options.before == 0 ? RevisionBefore(archive, *after)
                                    : FindDocument(archive, options.document, options.before);
  if (!before) return base::Forward(before);
  if (before->revision == after->revision) {
    return base::UsageError(fmt::format("diff: revision {} is both A and B", after->revision),
                            "without B, A is compared with the current revision");
  }
  return Pair{*std::move(before), *std::move(after)};
}

base::Result<int> PrintFactChanges(Session& session, store::Database& archive, const Pair& pair) {
  const auto writer = session.Rows();
  auto done =
      store::RunQuery(archive, kFactChanges,
                      {pair.after.source, pair.after.name, std::to_string(pair.before.revision),
                       std::to_string(pair.after.revision)},
                      *writer);
  if (!done) return base::Forward(done);
  writer->Finish();
  return kDone;
}

std::string HeadLine(const char* sign, const FoundDocument& found) {
  return fmt::format("{} {} revision {} {}\n", sign, base::EscapeForTerminal(found.name),
                     found.revision, found.text_sha256);
}

void PrintTable(Session& session, const Pair& pair, const std::vector<report::Hunk>& hunks) {
  const bool has_colours = session.terminal().has_colours;
  session.out() << HeadLine("---", pair.before) << HeadLine("+++", pair.after);
  if (hunks.empty()) session.out() << "the texts differ in their charset alone\n";
  session.out() << report::RenderHunks(
      hunks, has_colours ? report::Marks::kColours : report::Marks::kSigns);
}

void PrintJson(Session& session, const Pair& pair, const std::vector<report::Hunk>& hunks) {
  const nlohmann::ordered_json json = {{"source", base::ValidUtf8(pair.after.source)},
                                       {"name", base::ValidUtf8(pair.after.name)},
                                       {"old_revision", pair.before.revision},
                                       {"new_revision", pair.after.revision},
                                       {"old_text_sha256", pair.before.text_sha256},
                                       {"new_text_sha256", pair.after.text_sha256},
                                       {"hunks", report::HunksJson(hunks)}};
  if (session.format() == report::Format::kJson) {
    session.out() << '[' << json.dump(1) << "]\n";
  } else {
    session.out() << json.dump() << '\n';
  }
}

base::Result<int> PrintTexts(Session& session, store::Database& archive, const Pair& pair) {
  if (session.format() == report::Format::kCsv) {
    return base::UsageError("diff: has no csv form of a text",
                            "json and jsonl have all of it; --facts has a csv form");
  }
  auto before = SignedText(archive, pair.before);
  if (!before) return base::Forward(before);
  auto after = SignedText(archive, pair.after);
  if (!after) return base::Forward(after);
  auto hunks = report::DiffTexts(parse::Decode(*before).text, parse::Decode(*after).text);
  if (!hunks) return base::Forward(hunks);
  if (session.is_table()) {
    PrintTable(session, pair, *hunks);
  } else {
    PrintJson(session, pair, *hunks);
  }
  return kDone;
}

base::Result<int> RunDiff(Session& session, const DiffOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const auto pair = FindPair(*archive, options);
  if (!pair) return base::Forward(pair);
  session.StartPager();
  if (options.facts) return PrintFactChanges(session, *archive, *pair);
  return PrintTexts(session, *archive, *pair);
}

}  // namespace

Action AddDiff(Arguments arguments) {
  auto options = std::make_shared<DiffOptions>();
  arguments.Add("NUMBER", options->document, "the document's number or name").Required();
  const Option before =
      arguments.Add("A", options->before, "the old revision; the one signed before B")
          .Type("N")
          .AtLeastOne();
  arguments.Add("B", options->after, "the new revision; the current one")
      .Type("N")
      .AtLeastOne()
      .Needs(before);
  arguments.Flag("--facts", options->facts, "which facts changed, and not the text");
  return [options](Session& session) { return RunDiff(session, *options); };
}

}  // namespace cli
