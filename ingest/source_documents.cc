#include "ingest/source_documents.h"

#include "ingest/link_reader.h"

namespace ingest {
namespace {

bool IsKnown(store::Database& archive, const std::string& source, const Url& url) {
  return archive
      .FindInt(
          "SELECT 1 FROM exchange JOIN source ON source.id = exchange.source_id "
          "WHERE source.name = ? AND url = ? AND kind = 'document' LIMIT 1",
          source, url.text())
      .has_value();
}

bool IsNamed(const config::SourceSettings& source, const Url& url) {
  for (const std::string& text : source.urls) {
    const auto named = Url::Parse(text);
    if (named && named->text() == url.text()) return true;
  }
  return false;
}

// The host at least is in what stands before the first placeholder, or nothing is believed.
bool FitsTemplate(const config::SourceSettings& source, const Url& url) {
  for (const std::string& text : source.templates) {
    const auto start = Url::Parse(text.substr(0, text.find('{')));
    if (start && start->SameOrigin(url) && url.text().rfind(start->Folder(), 0) == 0) return true;
  }
  return false;
}

base::Result<bool> CanBeLinked(const config::SourceSettings& source, const Url& url) {
  auto filter = LinkFilter::Make(source.match);
  if (!filter) return base::Forward(filter);
  for (const std::string& text : source.index) {
    auto page = Url::Parse(text);
    if (!page) return base::Forward(page);
    if (page->text() != url.text() && page->SameOrigin(url) && filter->Accepts(*page, url)) {
      return true;
    }
  }
  return false;
}

}  // namespace

base::Result<Lead> SettingsLeadTo(const config::SourceSettings& source, const Url& url) {
  if (IsNamed(source, url)) return Lead::kDocument;
  if (FitsTemplate(source, url)) return Lead::kTemplate;
  auto linked = CanBeLinked(source, url);
  if (!linked) return base::Forward(linked);
  return *linked ? Lead::kDocument : Lead::kNone;
}

base::Result<bool> CanBeDocumentOf(store::Database& archive, const config::SourceSettings& source,
                                   const Url& url) {
  const bool known = IsKnown(archive, source.name, url);
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (known) return true;
  auto lead = SettingsLeadTo(source, url);
  if (!lead) return base::Forward(lead);
  return *lead != Lead::kNone;
}

}  // namespace ingest
