#include "formats/tree.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <system_error>

#include "base/escape.h"
#include "base/text.h"
#include "base/time.h"
#include "formats/output_file.h"
#include "formats/safe_path.h"
#include "ingest/url.h"
#include "report/collected_rows.h"
#include "report/rows.h"
#include "store/exchanges.h"

namespace formats {
namespace {

namespace fs = std::filesystem;

// Each body at each of its URLs, the latest of a URL first. The verdict is the latest one, of a
// message that is accepted where there is one.
constexpr const char* kBodies =
    "SELECT source.name, source.profile, place.url, blob.sha256, place.at, place.last_checked, "
    "place.id = max(place.id) OVER (PARTITION BY place.source_id, place.url), "
    "verdict.outcome, verdict.accepted, verdict.reasons, verdict.caveats, verdict.key_id, "
    "verdict.signed_at, signed_text.sha256, verdict.recovered_by "
    "FROM (SELECT source_id, url, blob_id, min(at) AS at, max(last_checked) AS last_checked, "
    "      max(id) AS id FROM exchange WHERE kind = 'document' AND blob_id IS NOT NULL "
    "      GROUP BY source_id, url, blob_id) AS place "
    "JOIN source ON source.id = place.source_id "
    "JOIN blob ON blob.id = place.blob_id "
    "LEFT JOIN judgement AS verdict ON verdict.id = "
    "  (SELECT id FROM latest_judgement AS latest WHERE latest.source_id = place.source_id "
    "   AND latest.blob_id = place.blob_id ORDER BY accepted DESC, ordinal LIMIT 1) "
    "LEFT JOIN signed_text ON signed_text.id = verdict.text_id "
    "ORDER BY source.name, place.url, place.id DESC";

// The accepted revision that bytes hold; empty where they hold none.
struct Held {
  store::Cell name;
  store::Cell number;
  store::Cell revision;
};

const std::vector<std::string>& FileColumns() {
  static const std::vector<std::string> names = {
      "path",         "source",      "profile",      "url",     "sha256",  "first_seen",
      "last_checked", "outcome",     "accepted",     "reasons", "caveats", "key_id",
      "signed_at",    "text_sha256", "recovered_by", "name",    "number",  "revision"};
  return names;
}

std::string HtmlText(const std::string& text) {
  std::string html = base::EscapeForTerminal(text);
  html = base::ReplaceAll(html, "&", "&amp;");
  html = base::ReplaceAll(html, "<", "&lt;");
  return base::ReplaceAll(html, ">", "&gt;");
}

// A page of links; open while the rows of its source come.
class IndexPage {
 public:
  IndexPage(const fs::path& folder, const std::string& source) : file_(folder / "index.html") {
    file_.stream() << "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                   << HtmlText(source) << "</title></head><body>\n<h1>" << HtmlText(source)
                   << "</h1>\n<ul>\n";
  }
  void Add(const std::string& path, const std::string& text) {
    file_.stream() << "<li><a href=\"" << LinkTo(path) << "\">" << HtmlText(text) << "</a></li>\n";
  }
  base::Status Close() {
    file_.stream() << "</ul>\n</body></html>\n";
    return file_.Close();
  }

 private:
  OutputFile file_;
};

class TreeExporter {
 public:
  TreeExporter(store::Database& archive, fs::path folder, const ExportProgress& progress)
      : archive_(archive),
        folder_(std::move(folder)),
        progress_(progress),
        listing_(folder_ / "files.csv"),
        rows_(report::MakeRowWriter(report::Format::kCsv, listing_.stream())) {}

  base::Result<Exported> Run() {
    rows_->Columns(FileColumns());
    for (const auto& step : {&TreeExporter::Bodies, &TreeExporter::Mails, &TreeExporter::Keys,
                             &TreeExporter::Verdicts, &TreeExporter::Readme}) {
      if (auto done = (this->*step)(); !done) return base::Forward(done);
    }
    if (auto closed = listing_.Close(); !closed) return base::Forward(closed);
    if (auto summed = WriteSums(folder_); !summed) return base::Forward(summed);
    exported_.files += 4;  // README.md, files.csv, verdicts.csv, SHA256SUMS
    return exported_;
  }

 private:
  // The columns of kBodies, in their order.
  enum Column {
    kSource,
    kProfile,
    kUrl,
    kSha256,
    kAt,
    kLastChecked,
    kIsLatest,
    kOutcome,
    kAccepted,
    kReasons,
    kCaveats,
    kKeyId,
    kSignedAt,
    kTextSha256,
    kRecoveredBy,
  };

  base::Status Bodies() {
    const auto all =
        archive_.FindInt("SELECT count(*) FROM exchange WHERE kind = 'document'").value_or(0);
    std::optional<IndexPage> index;
    std::string source;
    base::Status written;
    store::Statement& row = archive_.Prepare(kBodies);
    while (written && row.Step()) {
      if (!index || row.Text(kSource) != source) {
        if (index) written = index->Close();
        source = row.Text(kSource);
        if (written) written = MakeFolder(fs::path(SafeName(source)) / "x");
        if (!written) break;
        index.emplace(folder_ / SafeName(source), source);
        ++exported_.files;
      }
      written = Body(row, *index);
      if (progress_ && exported_.records % kProgressEvery == 0) progress_(exported_.records, all);
    }
    row.Reset();
    if (written && index) written = index->Close();
    if (!written) return written;
    return archive_.Check();
  }

  base::Status Body(const store::Statement& row, IndexPage& index) {
    const bool is_accepted = !row.IsNull(kAccepted) && row.Int(kAccepted) == 1;
    const std::string source = SafeName(row.Text(kSource));
    const Held held = is_accepted ? HeldBy(row) : Held();
    const std::string path = PlaceOf(row, source, NamedPath(row.Text(kUrl), held), is_accepted);
    if (auto written = WriteBytes(path, row.Text(kSha256), row.Text(kAt)); !written) {
      return written;
    }
    ++exported_.records;
    if (is_accepted) {
      const std::string number = report::CellText(held.number);
      index.Add(path.substr(source.size() + 1),
                number.empty() ? report::CellText(held.name) : number);
    }
    Tell(row, path, held);
    return {};
  }

  // Of several documents with this text the one that the URL names.
  Held HeldBy(const store::Statement& body) {
    const std::string wanted = ingest::DocumentName(body.Text(kUrl));
    store::Statement& row = archive_.Prepare(
        "SELECT name, number, revision FROM revisions WHERE source = ?1 AND text_sha256 = ?2 "
        "ORDER BY name <> ?3, name LIMIT 1");
    Held held;
    if (row.Bind(body.Text(kSource), body.Text(kTextSha256), wanted).Step()) {
      held.name = row.Text(0);
      if (!row.IsNull(1)) held.number = row.Text(1);
      held.revision = row.Int(2);
    }
    row.Reset();
    return held;
  }

  // The path of the URL, with the document's name where the URL would give another one.
  static std::string NamedPath(const std::string& url, const Held& held) {
    std::string path = SafePath(url);
    const std::string name = report::CellText(held.name);
    if (name.empty() || ingest::DocumentName(url) == name) return path;
    return path.substr(0, path.rfind('/') + 1) + SafeName(name) + ".txt";
  }

  // A place that is taken (an `a` beside an `a/b`) is that of bytes which are not the latest. The
  // same bytes may come from several URLs of one name.
  std::string PlaceOf(const store::Statement& row, const std::string& source,
                      const std::string& named, bool is_accepted) {
    std::error_code error;
    std::string place = source + "/files/" + named;
    if (is_accepted && row.Int(kIsLatest) == 1 && !fs::exists(folder_ / place, error) &&
        MakeFolder(place)) {
      return place;
    }
    const std::string name = named.substr(named.rfind('/') + 1);
    const std::string below =
        fmt::format("{}/{}/{}", source, is_accepted ? "older" : "refused", row.Text(kSha256));
    place = fmt::format("{}/{}", below, name);
    for (int i = 2; fs::exists(folder_ / place, error); ++i) {
      place = fmt::format("{}-{}/{}", below, i, name);
    }
    return place;
  }

  void Tell(const store::Statement& row, const std::string& path, const Held& held) {
    std::vector<store::Cell> cells = {path};
    for (int column = kSource; column <= kRecoveredBy; ++column) {
      if (column != kIsLatest) {
        cells.push_back(row.IsNull(column) ? store::Cell() : store::Cell(row.Text(column)));
      }
    }
    cells.insert(cells.end(), {held.name, held.number, held.revision});
    rows_->Row(cells);
  }

  base::Status MakeFolder(const fs::path& file) {
    std::error_code error;
    fs::create_directories((folder_ / file).parent_path(), error);
    if (!error) return {};
    return base::Failed(base::EscapeForTerminal(file.string()) +
                        ": its folder cannot be made: " + error.message());
  }

  base::Status WriteBytes(const std::string& path, const std::string& sha256,
                          const std::string& at) {
    return WriteOne(path, store::Exchanges(archive_).ReadBytes(sha256), at);
  }

  base::Status WriteOne(const std::string& path, const std::string& bytes, const std::string& at) {
    if (auto made = MakeFolder(path); !made) return made;
    OutputFile file(folder_ / path);
    file.stream() << bytes;
    if (auto closed = file.Close(); !closed) return closed;
    ++exported_.files;
    const auto time = base::ParseTime(at);
    std::error_code ignored;  // a file system without times is no reason to stop
    if (time) {
      fs::last_write_time(folder_ / path, std::chrono::file_clock::from_sys(*time), ignored);
    }
    return {};
  }

  base::Status Mails() {
    store::Statement& row = archive_.Prepare(
        "SELECT DISTINCT source.name, blob.sha256, blob.first_seen FROM mail "
        "JOIN source ON source.id = mail.source_id JOIN blob ON blob.id = mail.blob_id "
        "ORDER BY 1, 2");
    base::Status written;
    while (written && row.Step()) {
      written = WriteBytes(SafeName(row.Text(0)) + "/mail/" + row.Text(1) + ".eml", row.Text(1),
                           row.Text(2));
    }
    row.Reset();
    return written ? archive_.Check() : written;
  }

  // The latest block of each.
  base::Status Keys() {
    store::Statement& row = archive_.Prepare(
        "SELECT source.name, key_id, packet_sha256, block, max(trusted_key.id), added "
        "FROM trusted_key JOIN source ON source.id = trusted_key.source_id "
        "GROUP BY source_id, packet_sha256 ORDER BY 1, 2, 3");
    base::Status written;
    while (written && row.Step()) {
      written = WriteOne(fmt::format("{}/keys/{}-{}.pgp", SafeName(row.Text(0)),
                                     SafeName(row.Text(1)), row.Text(2).substr(0, 16)),
                         row.Text(3), row.Text(5));
    }
    row.Reset();
    return written ? archive_.Check() : written;
  }

  base::Status Verdicts() {
    OutputFile file(folder_ / "verdicts.csv");
    const auto writer = report::MakeRowWriter(report::Format::kCsv, file.stream());
    auto done = store::RunQuery(
        archive_, "SELECT * FROM verdicts ORDER BY sha256, source, ordinal, at, policy, engines",
        {}, *writer);
    if (!done) return done;
    writer->Finish();
    return file.Close();
  }

  base::Status Readme() {
    OutputFile file(folder_ / "README.md");
    file.stream() << kTreeReadme;
    return file.Close();
  }

  store::Database& archive_;
  fs::path folder_;
  const ExportProgress& progress_;
  OutputFile listing_;
  std::unique_ptr<report::RowWriter> rows_;
  Exported exported_;
};

}  // namespace

base::Result<Exported> ExportTree(store::Database& archive, const fs::path& folder,
                                  const ExportProgress& progress) {
  return TreeExporter(archive, folder, progress).Run();
}

}  // namespace formats
