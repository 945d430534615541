#include <memory>

#include "cli/bundle_files.h"
#include "cli/command.h"

namespace cli {
namespace {

struct BundleOptions {
  std::string document;
  std::string out;
  int revision = 0;  // 0: the current one
};

base::Result<int> RunBundle(Session& session, const BundleOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const auto found = FindDocument(*archive, options.document, options.revision);
  if (!found) return base::Forward(found);
  auto files = BundleFiles(*archive, *found);
  if (!files) return base::Forward(files);
  (*files)["SHA256SUMS"] = Sha256Sums(*files);
  if (auto written = base::WriteFolder(options.out, *files); !written) {
    return base::Forward(written);
  }
  return kDone;
}

}  // namespace

Action AddBundle(Arguments arguments) {
  auto options = std::make_shared<BundleOptions>();
  arguments.Add("NUMBER", options->document, "the document's number or name").Required();
  arguments.Add("--out", options->out, "the folder to make; one that is there must be empty")
      .Type("DIR")
      .Required();
  arguments.Add("--revision", options->revision, "this revision instead of the current one")
      .Type("N")
      .AtLeastOne();
  return [options](Session& session) { return RunBundle(session, *options); };
}

}  // namespace cli
