#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/progress.h"
#include "site/build_site.h"

namespace cli {
namespace {

struct ReportOptions {
  std::string out;
  std::string url;
};

base::Status CheckUrl(std::string& url) {
  if (url.empty()) return {};
  if (url.rfind("http://", 0) != 0 && url.rfind("https://", 0) != 0) {
    return base::UsageError(
        "--url: is no http or https address",
        "give the address that the folder will have, as in https://example.org/inkan/");
  }
  if (url.back() != '/') url += '/';
  return {};
}

base::Result<int> RunReport(Session& session, ReportOptions options) {
  if (auto checked = CheckUrl(options.url); !checked) return base::Forward(checked);
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  CountingLine line(session, "report", "documents");
  const auto counts = site::BuildSite(
      *archive,
      {options.out, options.url, [progress = line.progress()](std::size_t done, std::size_t all) {
         progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(all));
       }});
  line.Clear();
  if (!counts) return base::Forward(counts);
  if (session.options().quiet) return kDone;
  const auto writer = session.WholeRows();
  writer->Columns({"folder", "written", "unchanged", "removed"});
  writer->Row({options.out, std::int64_t{counts->written}, std::int64_t{counts->unchanged},
               std::int64_t{counts->removed}});
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddReport(Arguments arguments) {
  auto options = std::make_shared<ReportOptions>();
  arguments.Add("--out", options->out, "the folder of the site; made where it is not there")
      .Type("DIR")
      .Required();
  arguments.Add("--url", options->url, "where the site will be served, for the links of its feed")
      .Type("URL");
  return [options](Session& session) { return RunReport(session, *options); };
}

}  // namespace cli
