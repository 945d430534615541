#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/filters.h"
#include "store/queries.h"

namespace cli {
namespace {

struct Options {
  std::string by = "total";
  std::string from;
  std::string to;
};

base::Result<int> Run(Session& session, const Options& options) {
  if (auto checked = CheckDate("--from", options.from); !checked) return base::Forward(checked);
  if (auto checked = CheckDate("--to", options.to); !checked) return base::Forward(checked);
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  std::string dimension = options.by;
  std::replace(dimension.begin(), dimension.end(), '-', '_');
  const auto writer = report::MakeRowWriter(session.format(), session.out());
  auto done = store::RunQuery(
      *archive,
      "SELECT period_start, period_end, key, count, label, footnotes, number, revision, line "
      "FROM incident_counts WHERE dimension = ?1 "
      "AND (?2 = '' OR period_end >= ?2) AND (?3 = '' OR period_start <= ?3) "
      "ORDER BY period_start, number, position",
      {dimension, options.from, options.to}, *writer);
  if (!done) return base::Forward(done);
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddCounts(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--by", options->by, "total, type, source-tld, port, notification or publication")
      ->check(CLI::IsMember(
          {"total", "type", "source-tld", "source_tld", "port", "notification", "publication"}))
      ->type_name("WHAT");
  app.add_option("--from", options->from, "periods that end on this day or later")
      ->type_name("DATE");
  app.add_option("--to", options->to, "periods that start on this day or earlier")
      ->type_name("DATE");
  return [options](Session& session) { return Run(session, *options); };
}

}  // namespace cli
