#include <memory>

#include "cli/command.h"
#include "store/queries.h"

namespace cli {

Action AddQuery(CLI::App& app) {
  auto sql = std::make_shared<std::string>();
  app.add_option("SQL", *sql, "one statement that reads, e.g. 'SELECT * FROM documents'")
      ->required();
  return [sql](Session& session) -> base::Result<int> {
    auto archive = session.ReadArchive();
    if (!archive) return base::Forward(archive);
    session.StartPager();
    const auto writer = session.WholeRows();
    auto done = store::RunUserQuery(*archive, *sql, *writer);
    if (!done) return base::Forward(done);
    writer->Finish();
    return kDone;
  };
}

}  // namespace cli
