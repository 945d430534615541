#include "site/build_site.h"

#include "site/assets.h"
#include "site/document_page.h"
#include "site/feed.h"
#include "site/pages.h"
#include "site/search_index.h"

namespace site {
namespace {

base::Status WriteDocument(const Source& source, const Document& document, Output& out) {
  const std::string part = "documents/" + document.path;
  if (out.Keep(part, document.state)) return {};
  out.Begin(part, document.state);
  const auto view = ReadDocumentView(*source.archive, document, source.as_of);
  if (!view) return base::Forward(view);
  for (const Language language : kLanguages) {
    auto written = out.Write(Folder(language) + document.Page(), DocumentPage(*view, language));
    if (!written) return written;
  }
  for (std::size_t i = 0; i < document.revisions.size(); ++i) {
    auto written = out.Write(document.RawFile(document.revisions[i]), view->received[i]);
    if (!written) return written;
  }
  return out.Write(document.TextScript(), TextScript(document, view->text));
}

base::Status WriteDocuments(const Source& source, const SiteOptions& options, Output& out) {
  std::size_t done = 0;
  for (const Document& document : source.documents) {
    if (auto written = WriteDocument(source, document, out); !written) return written;
    ++done;
    if (options.progress) options.progress(done, source.documents.size());
  }
  return {};
}

base::Status WriteAssets(Output& out) {
  out.Begin("assets", "");
  for (const Asset& asset : Assets()) {
    auto written = out.Write(std::string("assets/") + asset.name, asset.bytes);
    if (!written) return written;
  }
  return {};
}

base::Status WriteFeeds(const Source& source, const std::string& url, Output& out) {
  out.Begin("feed", "");
  for (const Language language : kLanguages) {
    auto written = out.Write(std::string(Folder(language)) + "feed.xml",
                             Feed(source.documents, url, language));
    if (!written) return written;
  }
  return {};
}

base::Status WritePages(const Source& source, const SiteOptions& options, Output& out) {
  if (auto done = WriteAssets(out); !done) return done;
  if (auto done = WriteDocuments(source, options, out); !done) return done;
  for (const auto write : {WriteYears, WriteSearchPage, WriteSearchIndex, WriteIncidents,
                           WriteSignatures, WriteOverview}) {
    if (auto done = write(source, out); !done) return done;
  }
  return WriteFeeds(source, options.url, out);
}

base::Result<OutputCounts> Build(store::Database& archive, const SiteOptions& options) {
  Source source;
  source.archive = &archive;
  auto as_of = ReadAsOf(archive);
  if (!as_of) return base::Forward(as_of);
  source.as_of = std::move(*as_of);
  auto documents = ReadDocuments(archive, source.as_of);
  if (!documents) return base::Forward(documents);
  source.documents = std::move(*documents);
  auto out = Output::Open(options.folder, Generator());
  if (!out) return base::Forward(out);
  if (auto written = WritePages(source, options, *out); !written) return base::Forward(written);
  if (auto finished = out->Finish(); !finished) return base::Forward(finished);
  return out->counts();
}

}  // namespace

base::Result<OutputCounts> BuildSite(store::Database& archive, const SiteOptions& options) {
  archive.Script("BEGIN");  // one moment of the archive, while others may write
  auto counts = Build(archive, options);
  archive.Script("ROLLBACK");
  if (auto checked = archive.Check(); !checked && counts) return base::Forward(checked);
  return counts;
}

}  // namespace site
