#include "base/escape.h"
#include "cli/show_parts.h"
#include "report/collected_rows.h"
#include "report/width.h"

namespace cli {
namespace {

constexpr std::size_t kWidest = 60;  // of a table's column, so that two of them can be compared

constexpr const char* kFactsOfRevision =
    "SELECT source, name, number, revision, text_sha256, kind, key, value, line FROM facts "
    "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY line, kind, position";
enum Column { kKind = 5, kKey, kValue, kLine };

std::int64_t Number(const store::Cell& cell) {
  const auto* number = std::get_if<std::int64_t>(&cell);
  return number == nullptr ? 0 : *number;
}

std::string Shown(const std::string& text) {
  return report::CutToWidth(base::EscapeForTerminal(text), kWidest);
}

std::vector<store::Cell> TableRow(const std::vector<store::Cell>& fact, const std::string& line) {
  const std::string name = report::CellText(fact[kKind]) + " " + report::CellText(fact[kKey]);
  return {fact[kLine], Shown(name), Shown(report::CellText(fact[kValue])), Shown(line)};
}

}  // namespace

base::Result<int> ShowFacts(Session& session, store::Database& archive,
                            const FoundDocument& found) {
  const auto lines = SignedLines(archive, found);
  if (!lines) return base::Forward(lines);
  report::CollectedRows facts;
  auto done = store::RunQuery(archive, kFactsOfRevision, QueryValues(found), facts);
  if (!done) return base::Forward(done);
  const auto writer = session.Rows();
  auto names = facts.names();
  names.emplace_back("line_text");
  writer->Columns(session.is_table() ? std::vector<std::string>{"line", "fact", "value", "text"}
                                     : names);
  for (auto row : facts.rows()) {
    const std::string text = LineText(*lines, Number(row[kLine]));
    if (session.is_table()) {
      writer->Row(TableRow(row, text));
      continue;
    }
    row.emplace_back(text);
    writer->Row(row);
  }
  writer->Finish();
  return kDone;
}

}  // namespace cli
