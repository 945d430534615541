#include "cli/found_document.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/text.h"
#include "cli/suggestion.h"
#include "ingest/accepted_text.h"
#include "parse/charset.h"

namespace cli {
namespace {

std::vector<FoundDocument> FindAll(store::Database& archive, const std::string& wanted,
                                   std::int64_t revision) {
  store::Statement& row = archive.Prepare(
      "SELECT source, name, revision, sha256, text_sha256, revision_id FROM revisions "
      "WHERE (number = ?1 OR name = ?1) AND CASE WHEN ?2 = 0 THEN is_current ELSE revision = ?2 "
      "END "
      "ORDER BY source, name");
  std::vector<FoundDocument> found;
  for (row.Bind(wanted, revision); row.Step();) {
    found.push_back({row.Text(0), row.Text(1), row.Int(2), row.Text(3), row.Text(4), row.Int(5)});
  }
  row.Reset();
  return found;
}

// Numbers and names that hold what was asked for, or are held by it, whatever the letters' case;
// one that differs in case alone first.
std::vector<std::string> FindNear(store::Database& archive, const std::string& wanted) {
  store::Statement& row = archive.Prepare(
      "SELECT coalesce(number, name) FROM documents "
      "WHERE ?1 <> '' AND (instr(lower(name), lower(?1)) > 0 OR instr(lower(number), lower(?1)) > "
      "0 OR instr(lower(?1), lower(number)) > 0) "
      "ORDER BY lower(?1) NOT IN (lower(name), lower(coalesce(number, ''))), 1 LIMIT 4");
  std::vector<std::string> near;
  for (row.Bind(wanted); row.Step();) near.push_back(base::EscapeForTerminal(row.Text(0)));
  row.Reset();
  return near;
}

// Those that are a slip of the finger away from what was asked for.
std::vector<std::string> FindMisspelt(store::Database& archive, const std::string& wanted) {
  store::Statement& row = archive.Prepare(
      "SELECT number FROM documents WHERE number IS NOT NULL UNION SELECT name FROM documents");
  std::vector<std::string> known;
  while (row.Step()) known.push_back(base::EscapeForTerminal(row.Text(0)));
  row.Reset();
  return Nearest(wanted, known);
}

tl::unexpected<base::Error> NotFound(store::Database& archive, const std::string& wanted,
                                     std::int64_t revision) {
  const std::string shown = base::EscapeForTerminal(wanted);
  if (revision != 0 && !FindAll(archive, wanted, 0).empty()) {
    return base::Failed(fmt::format("{}: has no revision {}", shown, revision),
                        fmt::format("'inkan show {} --history' tells its revisions", shown));
  }
  auto near = FindNear(archive, wanted);
  if (near.empty()) near = FindMisspelt(archive, wanted);
  return base::Failed(
      fmt::format("{}: no such document is in the archive", shown),
      near.empty() ? "'inkan list' names what is there" : "near it are: " + base::Join(near, ", "));
}

}  // namespace

base::Result<FoundDocument> FindDocument(store::Database& archive, const std::string& wanted,
                                         std::int64_t revision) {
  const auto found = FindAll(archive, wanted, revision);
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (found.size() == 1) return found.front();
  if (found.empty()) return NotFound(archive, wanted, revision);
  std::vector<std::string> names;
  for (const FoundDocument& one : found) {
    names.push_back(base::EscapeForTerminal(one.source + " " + one.name));
  }
  return base::Failed(
      fmt::format("{}: is the number of more than one document", base::EscapeForTerminal(wanted)),
      "give one of the names instead: " + base::Join(names, ", "));
}

base::Result<std::string> SignedText(store::Database& archive, const FoundDocument& found) {
  const auto text = ingest::ReadAcceptedText(archive, found.revision_id);
  if (!text) return base::Forward(text);
  return text->text();
}

base::Result<std::vector<std::string>> SignedLines(store::Database& archive,
                                                   const FoundDocument& found) {
  auto text = SignedText(archive, found);
  if (!text) return base::Forward(text);
  const std::string decoded = parse::Decode(*text).text;
  const auto lines = base::SplitLines(decoded);
  return std::vector<std::string>(lines.begin(), lines.end());
}

std::string LineText(const std::vector<std::string>& lines, std::int64_t number) {
  if (number < 1 || number > static_cast<std::int64_t>(lines.size())) return {};
  return std::string(base::Trim(lines[static_cast<std::size_t>(number - 1)]));
}

}  // namespace cli
