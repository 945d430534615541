#include <fmt/format.h>

#include "cli/show_parts.h"
#include "report/collected_rows.h"

namespace cli {
namespace {

constexpr const char* kEvents =
    "SELECT day, side, event, revision, version, at, detail, declared_by, line, text_sha256, url "
    "FROM history WHERE source = ?1 AND name = ?2 ORDER BY day, side, at, line, revision";
constexpr const char* kMisfits =
    "SELECT kind, revision, detail FROM history_findings WHERE source = ?1 AND name = ?2 "
    "ORDER BY revision, kind, detail";

}  // namespace

base::Result<int> ShowHistory(Session& session, store::Database& archive,
                              const FoundDocument& found) {
  const std::vector<std::string> values = {found.source, found.name};
  const auto writer =
      session.Rows({"url", "text_sha256", "at", "declared_by", "line", "version", "side"});
  auto done = store::RunQuery(archive, kEvents, values, *writer);
  if (!done) return base::Forward(done);
  writer->Finish();
  if (!session.is_table()) return kDone;
  report::CollectedRows findings;
  done = store::RunQuery(archive, kMisfits, values, findings);
  if (!done) return base::Forward(done);
  if (findings.rows().empty()) return kDone;
  session.out() << '\n';
  session.Heading(fmt::format("findings ({})", findings.rows().size()));
  const auto table = session.Rows();
  table->Columns(findings.names());
  for (const auto& row : findings.rows()) table->Row(row);
  table->Finish();
  return kDone;
}

}  // namespace cli
