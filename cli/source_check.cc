#include "cli/source_check.h"

#include <utility>

#include "ingest/link_reader.h"
#include "ingest/source_run.h"
#include "ingest/url.h"
#include "ingest/url_template.h"

namespace cli {

base::Status CheckSource(const config::SourceSettings& source) {
  if (auto filter = ingest::LinkFilter::Make(source.match); !filter) return base::Forward(filter);
  for (const auto* urls : {&source.index, &source.urls}) {
    for (const std::string& url : *urls) {
      if (auto parsed = ingest::Url::Parse(url); !parsed) return base::Forward(parsed);
    }
  }
  for (const std::string& text : source.templates) {
    if (auto parsed = ingest::UrlTemplate::Parse(text); !parsed) return base::Forward(parsed);
  }
  auto keys = ingest::ReadConfiguredKeys(source);
  if (!keys) return base::Forward(keys);
  verify::Keyring keyring;
  for (verify::Key& key : *keys) {
    if (auto added = keyring.Add(std::move(key)); !added) return added;
  }
  return {};
}

}  // namespace cli
