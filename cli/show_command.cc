#include <fmt/format.h>

#include <memory>

#include "base/escape.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "parse/charset.h"
#include "recover/recover.h"
#include "store/exchanges.h"
#include "store/queries.h"
#include "verify/examine.h"

namespace cli {
namespace {

struct Options {
  std::string document;
  int revision = 0;  // 0: the current one
  bool text = false;
  bool raw = false;
};

struct Found {
  std::string source;
  std::string name;
  std::int64_t revision = 0;
  std::string sha256;
  std::string text_sha256;
  std::string recovered_by;
};

// The revisions that the user may mean, by number or by name.
std::vector<Found> FindAll(store::Database& archive, const Options& options) {
  store::Statement& row = archive.Prepare(
      "SELECT source, name, revision, sha256, text_sha256, recovered_by "
      "FROM revisions WHERE (number = ?1 OR name = ?1) AND CASE WHEN ?2 = 0 THEN is_current ELSE "
      "revision = ?2 "
      "END "
      "ORDER BY source, name");
  std::vector<Found> found;
  for (row.Bind(options.document, options.revision); row.Step();) {
    found.push_back({row.Text(0), row.Text(1), row.Int(2), row.Text(3), row.Text(4), row.Text(5)});
  }
  row.Reset();
  return found;
}

base::Result<Found> Find(store::Database& archive, const Options& options) {
  auto found = FindAll(archive, options);
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (found.size() == 1) return found.front();
  const std::string wanted = base::EscapeForTerminal(options.document);
  if (found.empty()) {
    return base::Failed(options.revision == 0
                            ? fmt::format("{}: no such document is in the archive", wanted)
                            : fmt::format("{}: has no revision {}", wanted, options.revision),
                        "'inkan list' names what is there");
  }
  std::vector<std::string> names;
  for (const Found& one : found) names.push_back(one.source + " " + one.name);
  return base::Failed(fmt::format("{}: is the number of more than one document", wanted),
                      "give one of the names instead: " + base::Join(names, ", "));
}

// The signed text as bytes: made again from the bytes as received, and held against its hash.
base::Result<std::string> SignedText(store::Database& archive, const Found& found) {
  const std::string bytes = store::Exchanges(archive).ReadBytes(found.sha256);
  const auto file = recover::ApplyRecovery(bytes, found.recovered_by);
  for (const verify::ExaminedMessage& message : verify::Examine(file.value_or("")).messages) {
    std::string text = verify::WithLfLineEnds(message.detached.canonical_text);
    if (base::Sha256Hex(text) == found.text_sha256) return text;
  }
  return base::Failed(fmt::format("{}: its bytes in the archive do not hold the text that was "
                                  "accepted",
                                  found.name),
                      "the archive is damaged: restore a backup");
}

base::Result<int> PrintBytes(Session& session, store::Database& archive, const Found& found,
                             bool raw) {
  if (raw && StandardOutputIsTerminal()) {
    return base::UsageError("--raw: a terminal might obey what the bytes say",
                            "send them to a file or a pipe; --text shows the text");
  }
  if (raw) {
    session.out() << store::Exchanges(archive).ReadBytes(found.sha256);
    return kDone;
  }
  auto text = SignedText(archive, found);
  if (!text) return base::Forward(text);
  session.out() << base::EscapeForTerminal(parse::Decode(*text).text, true) << '\n';
  return kDone;
}

struct Section {
  const char* title;
  const char* sql;  // ?1 source, ?2 name, ?3 revision
};

constexpr Section kSections[] = {
    {"",
     "SELECT source, name, number, revision, is_current, series, title, issued, period_start, "
     "period_end, url, first_seen, signed_at, key_id, fingerprint, digest, charset, sha256, "
     "text_sha256, recovered_by FROM revisions WHERE source = ?1 AND name = ?2 AND revision = ?3 + "
     "0"},
    {"revisions",
     "SELECT revision, is_current, signed_at, declared_date, first_seen, text_sha256 "
     "FROM revisions WHERE source = ?1 AND name = ?2 ORDER BY revision"},
    {"fields",
     "SELECT field, value, line FROM fields "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"counts",
     "SELECT dimension, key, label, count, footnotes, line FROM incident_counts "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"malware",
     "SELECT type, malware, line FROM malware_named "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY line"},
    {"references",
     "SELECT kind, reference, line FROM references_found "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY line"},
    {"citations",
     "SELECT marker, title, url FROM citations "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"declared revisions",
     "SELECT version, noted_on, text, line FROM revision_notes "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
};

// Keeps all rows, for the forms that nest them.
class Collector : public store::RowSink {
 public:
  void Columns(const std::vector<std::string>& names) override { names_ = names; }
  bool Row(const std::vector<store::Cell>& cells) override {
    rows_.push_back(cells);
    return true;
  }
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<std::vector<store::Cell>>& rows() const { return rows_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<store::Cell>> rows_;
};

void PrintSection(Session& session, const Section& section, const Collector& rows) {
  if (rows.rows().empty()) return;
  const bool is_head = *section.title == '\0';
  if (!is_head) session.out() << fmt::format("\n{} ({})\n", section.title, rows.rows().size());
  const auto writer = report::MakeRowWriter(report::Format::kTable, session.out());
  if (is_head) {  // one row: easier to read from top to bottom
    writer->Columns({"document", ""});
    for (std::size_t i = 0; i < rows.names().size(); ++i) {
      writer->Row({rows.names()[i], rows.rows().front()[i]});
    }
  } else {
    writer->Columns(rows.names());
    for (const auto& row : rows.rows()) writer->Row(row);
  }
  writer->Finish();
}

base::Result<int> PrintFacts(Session& session, store::Database& archive, const Found& found) {
  const std::vector<std::string> values = {found.source, found.name,
                                           std::to_string(found.revision)};
  for (const Section& section : kSections) {
    if (!session.is_table()) {  // a program gets the head; the rest is one query away
      const auto writer = report::MakeRowWriter(session.format(), session.out());
      auto done = store::RunQuery(archive, section.sql, values, *writer);
      if (!done) return base::Forward(done);
      writer->Finish();
      return kDone;
    }
    Collector rows;
    auto done = store::RunQuery(archive, section.sql, values, rows);
    if (!done) return base::Forward(done);
    PrintSection(session, section, rows);
  }
  return kDone;
}

base::Result<int> Run(Session& session, const Options& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto found = Find(*archive, options);
  if (!found) return base::Forward(found);
  if (options.text || options.raw) return PrintBytes(session, *archive, *found, options.raw);
  return PrintFacts(session, *archive, *found);
}

}  // namespace

Action AddShow(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("NUMBER", options->document, "the document's number or name")->required();
  app.add_option("--revision", options->revision, "this revision instead of the current one")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  CLI::Option* text = app.add_flag("--text", options->text, "the signed text, as UTF-8");
  app.add_flag("--raw", options->raw, "the bytes as they were received")->excludes(text);
  return [options](Session& session) { return Run(session, *options); };
}

}  // namespace cli
