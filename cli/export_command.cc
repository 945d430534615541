#include <filesystem>
#include <functional>
#include <memory>

#include "base/new_place.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "formats/datasette.h"
#include "formats/output_file.h"
#include "formats/tree.h"
#include "formats/view_tables.h"
#include "formats/warc.h"

namespace cli {
namespace {

struct ExportOptions {
  std::string form;
  std::string out;
};

using formats::Exported;
using Place = std::filesystem::path;

base::Result<Exported> WriteWarc(store::Database& archive, const ExportOptions& options,
                                 const Place& beside, const formats::ExportProgress& progress) {
  const bool compress = Place(options.out).extension() == ".gz";
  formats::OutputFile file(beside);
  auto written = formats::ExportWarc(archive, file.stream(), compress,
                                     std::string("inkan/") + INKAN_VERSION, progress);
  if (!written) return written;
  if (auto closed = file.Close(); !closed) return base::Forward(closed);
  return written;
}

base::Result<Exported> WriteMetadata(const std::string& archive, const Place& beside) {
  formats::OutputFile file(beside);
  file.stream() << formats::DatasetteMetadata(Place(archive).stem().string());
  if (auto closed = file.Close(); !closed) return base::Forward(closed);
  return Exported{1, 0};
}

base::Result<Exported> Write(store::Database& archive, const ExportOptions& options,
                             const Place& beside, const formats::ExportProgress& progress) {
  if (options.form == "csv") {
    return formats::ExportViews(archive, report::Format::kCsv, beside, progress);
  }
  if (options.form == "jsonl") {
    return formats::ExportViews(archive, report::Format::kJsonl, beside, progress);
  }
  if (options.form == "tree") return formats::ExportTree(archive, beside, progress);
  if (options.form == "warc") return WriteWarc(archive, options, beside, progress);
  return WriteMetadata(archive.path(), beside);
}

base::Result<int> RunExport(Session& session, const ExportOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const bool is_file = options.form == "warc" || options.form == "datasette";
  auto place = base::NewPlace::Make(
      options.out, is_file ? base::NewPlace::Kind::kFile : base::NewPlace::Kind::kFolder);
  if (!place) return base::Forward(place);
  archive->Script("BEGIN");  // all of it is of one moment
  CountingLine line(session, "export",
                    options.form == "warc"   ? "exchanges"
                    : options.form == "tree" ? "files"
                                             : "views");
  auto written = Write(*archive, options, place->beside(), line.progress());
  archive->Rollback();
  if (!written) return base::Forward(written);
  if (auto finished = place->Finish(); !finished) return base::Forward(finished);
  const auto writer = session.WholeRows();
  writer->Columns({"out", "files", "records"});
  writer->Row({options.out, written->files, written->records});
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddExport(Arguments arguments) {
  auto options = std::make_shared<ExportOptions>();
  arguments
      .Add("FORM", options->form,
           "csv or jsonl (a folder with a file for each view), warc (a file; compressed where "
           "it ends in .gz), tree (the raw files, a replica), datasette (metadata.json)")
      .Required()
      .OneOf({"csv", "jsonl", "warc", "tree", "datasette"});
  arguments.Add("--out", options->out, "what to make; nothing that is there is overwritten")
      .Type("PATH")
      .Required();
  return [options](Session& session) { return RunExport(session, *options); };
}

}  // namespace cli
