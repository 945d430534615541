#include <memory>

#include "cli/command.h"
#include "store/queries.h"

namespace cli {
namespace {

struct Options {
  std::string sql;
  int timeout = 60;  // seconds
};

base::Result<int> Run(Session& session, const Options& options) {
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

Action AddQuery(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("SQL", options->sql, "one statement that reads, e.g. 'SELECT * FROM documents'")
      ->required();
  app.add_option("--timeout", options->timeout,
                 "seconds after which the statement is ended (60 without it; 0: never)")
      ->check(CLI::Range(0, 1'000'000))
      ->type_name("SECONDS");
  return [options](Session& session) { return Run(session, *options); };
}

}  // namespace cli
