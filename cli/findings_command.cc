#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/filters.h"
#include "cli/writable.h"
#include "store/findings.h"
#include "store/queries.h"

namespace cli {
namespace {

struct FindingsOptions {
  bool ack = false;
  bool all = false;
  std::string source;
  std::string kind;
  std::vector<std::int64_t> ids;
};

constexpr const char* kColumns =
    "SELECT id, source, kind, subject, first_seen, last_seen, acknowledged, closed, detail "
    "FROM findings ";

base::Status CheckKind(store::Database& archive, const std::string& kind) {
  if (kind.empty()) return {};
  std::vector<std::string> kinds;
  store::Statement& row = archive.Prepare("SELECT DISTINCT kind FROM finding ORDER BY kind");
  bool known = false;
  while (row.Step()) {
    kinds.push_back(row.Text(0));
    known = known || kinds.back() == kind;
  }
  row.Reset();
  if (auto checked = archive.Check(); !checked || known) return checked;
  return base::UsageError(
      fmt::format("the archive has no finding of the kind '{}'", kind),
      kinds.empty() ? "it has no findings" : "there are: " + base::Join(kinds, ", "));
}

base::Result<int> List(Session& session, const FindingsOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto source = FindSource(*archive, options.source);
  if (!source) return base::Forward(source);
  if (auto checked = CheckKind(*archive, options.kind); !checked) return base::Forward(checked);
  session.StartPager();
  const auto writer = session.Rows({"closed", "last_seen", "acknowledged", "source", "first_seen"});
  auto listed = store::RunQuery(*archive,
                                std::string(kColumns) +
                                    "WHERE (?1 = '' OR source = ?1) AND (?2 = '' OR kind = ?2) "
                                    "AND (?3 = 'all' OR closed IS NULL) ORDER BY id",
                                {*source, options.kind, options.all ? "all" : "open"}, *writer);
  if (!listed) return base::Forward(listed);
  writer->Finish();
  return kDone;
}

base::Status AcknowledgeAll(store::Database& archive, const std::vector<std::int64_t>& ids,
                            base::Time now) {
  for (const std::int64_t id : ids) {
    const store::Acknowledged result = store::Acknowledge(archive, id, now);
    if (auto checked = archive.Check(); !checked) return checked;
    if (result == store::Acknowledged::kDone) continue;
    return base::UsageError(result == store::Acknowledged::kUnknown
                                ? fmt::format("there is no finding {}", id)
                                : fmt::format("finding {} is closed: it is over", id),
                            "nothing was acknowledged; 'inkan findings' lists the open ones");
  }
  return {};
}

base::Result<int> Ack(Session& session, const FindingsOptions& options) {
  if (options.all || !options.source.empty() || !options.kind.empty()) {
    return base::UsageError("--all, --source and --kind belong to 'findings list'",
                            "name the findings by their ids");
  }
  if (auto there = session.ReadArchive(); !there && !session.HasArchive()) {
    return base::Forward(there);  // a missing archive is not made
  }
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  store::Database& archive = (*writable)->archive;
  archive.Begin();
  auto done = AcknowledgeAll(archive, options.ids, session.clock().Now());
  if (!done) {
    archive.Rollback();
    return base::Forward(done);
  }
  auto committed = CommitSealed(session, **writable);
  if (!committed) return base::Forward(committed);
  return kDone;
}

}  // namespace

Action AddFindings(Arguments arguments) {
  auto options = std::make_shared<FindingsOptions>();
  arguments.AllowSubcommand();
  arguments.Flag("--all", options->all, "closed ones too");
  arguments.Add("--source", options->source, "of this source alone").Type("NAME");
  arguments.Add("--kind", options->kind, "of this kind alone").Type("KIND");
  arguments.Subcommand("list", "the open findings; what is done without a word too");
  Arguments ack = arguments.Subcommand("ack", "these were looked at: they count no more",
                                       [options] { options->ack = true; });
  ack.Add("ID", options->ids, "as 'findings list' shows them").Required();
  return [options](Session& session) {
    return options->ack ? Ack(session, *options) : List(session, *options);
  };
}

}  // namespace cli
