#include <fmt/format.h>

#include <algorithm>

#include <memory>

#include "base/escape.h"
#include "base/text.h"
#include "cli/command.h"
#include "ingest/link_reader.h"
#include "ingest/source_run.h"
#include "ingest/url.h"
#include "ingest/url_template.h"
#include "verify/start_engines.h"
#include "verify/worker_pool.h"

namespace cli {
namespace {

// What reading the file alone cannot tell: patterns, URLs, templates, key files.
base::Status Check(const config::SourceSettings& source) {
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

std::string Places(const config::SourceSettings& source) {
  std::vector<std::string> places = source.index;
  places.insert(places.end(), source.urls.begin(), source.urls.end());
  places.insert(places.end(), source.templates.begin(), source.templates.end());
  return base::Join(places, " ");
}

base::Result<int> Run(Session& session) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  for (const config::SourceSettings& source : (*settings)->sources) {
    if (auto checked = Check(source); !checked) {
      return base::UsageError(fmt::format("source '{}': {}", source.name, checked.error().message),
                              checked.error().hint);
    }
  }
  auto archive = session.ArchivePath();
  if (!archive) return base::Forward(archive);
  const auto gpg1 = verify::FindGpg1((*settings)->gpg1);
  if (session.is_table()) {
    session.out() << fmt::format(
        "configuration  {}\narchive        {}\ngpg1           {}\n\n",
        base::EscapeForTerminal((*settings)->file.string()), base::EscapeForTerminal(*archive),
        base::EscapeForTerminal(gpg1 ? *gpg1 : gpg1.error().message + "; " + gpg1.error().hint));
  }
  const auto writer = session.WholeRows();
  writer->Columns(
      {"source", "profile", "keys", "places", "match", "requests_per_second", "policy"});
  for (const config::SourceSettings& source : (*settings)->sources) {
    writer->Row({source.name, source.profile, static_cast<std::int64_t>(source.keys.size()),
                 Places(source), source.match, source.max_requests_per_second,
                 ingest::PolicyOf(source).Name()});
  }
  writer->Finish();
  const auto& sources = (*settings)->sources;
  const bool can_run = std::all_of(sources.begin(), sources.end(), [&](const auto& source) {
    return verify::CheckEngines(source.engines, (*settings)->gpg1).has_value();
  });
  return can_run ? kDone : kFailed;
}

}  // namespace

Action AddConfig(CLI::App& app) {
  app.require_subcommand(1);
  app.add_subcommand("check", "say what the configuration means and what is wrong with it");
  return Run;
}

}  // namespace cli
