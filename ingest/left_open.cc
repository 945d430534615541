#include "ingest/left_open.h"

#include <algorithm>

#include "ingest/source_documents.h"

namespace ingest {
namespace {

bool IsIn(const std::vector<std::string>& urls, const std::string& subject) {
  return std::any_of(urls.begin(), urls.end(), [&](const std::string& text) {
    const auto url = Url::Parse(text);
    return text == subject || (url && url->text() == subject);
  });
}

}  // namespace

base::Status SettleLeftOpen(store::Database& archive, store::Findings& findings,
                            const config::SourceSettings& source, base::Time now,
                            const std::function<void(const std::string&)>& retry) {
  base::Status status;
  const auto settle = [&](const store::Finding& finding) {
    const std::string& subject = finding.subject;
    bool is_current = subject == source.key_url;
    if (finding.kind.starts_with("index-")) is_current = IsIn(source.index, subject);
    if (finding.kind.starts_with("fetch-") && !is_current) {
      const auto url = Url::Parse(subject);
      const auto leads = url ? SettingsLeadTo(source, *url) : base::Result<Lead>(Lead::kNone);
      if (!leads) status = base::Forward(leads);
      is_current = leads && *leads != Lead::kNone;
      if (leads && *leads == Lead::kDocument) retry(subject);
    }
    if (status && !is_current) findings.Close(finding.kind, subject, now);
  };
  archive.Begin();
  findings.ForEachOpen({"index-failed", "index-empty", "fetch-failed", "key-changed"}, settle);
  auto committed = archive.Commit();
  return status ? committed : status;
}

}  // namespace ingest
