#include <memory>

#include "cli/command.h"
#include "store/queries.h"

namespace cli {
namespace {

struct QueryOptions {
  std::string sql;
  int timeout = 60;  // seconds
};

base::Result<int> RunQuery(Session& session, const QueryOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  session.StartPager();
  const auto writer = session.WholeRows();
  auto done =
      store::RunUserQuery(*archive, options.sql, *writer, std::chrono::seconds(options.timeout));
  if (!done) return base::Forward(done);
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddQuery(Arguments arguments) {
  auto options = std::make_shared<QueryOptions>();
  arguments.Add("SQL", options->sql, "one statement that reads, e.g. 'SELECT * FROM documents'")
      .Required();
  arguments
      .Add("--timeout", options->timeout,
           "seconds after which the statement is ended (60 without it; 0: never)")
      .Within(0, 1'000'000)
      .Type("SECONDS");
  return [options](Session& session) { return RunQuery(session, *options); };
}

}  // namespace cli
