#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/filters.h"
#include "cli/missing.h"
#include "store/queries.h"

namespace cli {
namespace {

struct ListOptions {
  std::string source;
  std::string series;
  std::int64_t last = 0;  // 0: all
  bool missing = false;
};

// Asks for ?1 and ?2 where they are not empty. A condition that an empty one would fulfil too keeps
// SQLite from beginning with the facts of the series.
std::string Only(const std::string& source, const std::string& series) {
  return fmt::format("WHERE {} AND {} ", source.empty() ? "?1 = ''" : "source = ?1",
                     series.empty() ? "?2 = ''" : "series = ?2");
}

// With a day, so that SQLite begins with the last ones.
std::string LastOf(const std::string& only, std::int64_t last) {
  if (last == 0) return "documents " + only;
  return fmt::format(
      "(SELECT * FROM documents {}AND day > '' ORDER BY day DESC, name DESC LIMIT {}) ", only,
      last);
}

}  // namespace

Action AddList(Arguments arguments) {
  auto options = std::make_shared<ListOptions>();
  arguments.Add("--source", options->source, "of this source alone").Type("NAME");
  arguments.Add("--series", options->series, "of this series alone: PR, AT, SA …").Type("SERIES");
  const auto last =
      arguments.Add("--last", options->last, "the newest N alone, by the day of issue")
          .AtLeastOne()
          .Type("N");
  arguments.Flag("--missing", options->missing, "the numbers that the archive lacks")
      .Excludes(last);
  return [options](Session& session) -> base::Result<int> {
    if (options->missing) return ListMissing(session, options->source, options->series);
    auto archive = session.ReadArchive();
    if (!archive) return base::Forward(archive);
    auto source = FindSource(*archive, options->source);
    if (!source) return base::Forward(source);
    auto series = FindSeries(*archive, options->series);
    if (!series) return base::Forward(series);
    session.StartPager();
    const auto writer =
        session.Rows({"key_id", "series", "source", "name", "revisions", "signed_at"});
    auto done = store::RunQuery(
        *archive,
        "SELECT source, name, number, series, issued, revisions, signed_at, key_id, title FROM " +
            LastOf(Only(*source, *series), options->last) + "ORDER BY source, day, name",
        {*source, *series}, *writer);
    if (!done) return base::Forward(done);
    writer->Finish();
    return kDone;
  };
}

}  // namespace cli
