#include "ingest/discovery.h"

#include <optional>
#include <string>
#include <utility>

#include "base/hash.h"
#include "ingest/fetch_one.h"
#include "ingest/file_source.h"

namespace ingest {
base::Status Discovery::Run(const config::SourceSettings& source) {
  auto filter = LinkFilter::Make(source.match);
  if (!filter) return base::Forward(filter);
  if (auto started = discovered_.Start(); !started) return started;
  base::Status status;
  for (const std::string& url : source.urls) {
    auto parsed = Url::Parse(url);
    if (!parsed) status = base::Forward(parsed);
    if (parsed) discovered_.Add({parsed->text(), {}});
  }
  for (const std::string& url : source.index) {
    auto page = Url::Parse(url);
    if (status && !page) status = base::Forward(page);
    if (status) status = ReadIndex(*page, *filter);
  }
  auto finished = discovered_.Finish();
  return status ? finished : status;
}

base::Status Discovery::ReadIndex(const Url& page, const LinkFilter& filter) {
  if (page.scheme() == "file" && page.text().back() == '/') return ReadFolder(page, filter);
  ReadPage(page, filter);
  return {};
}

base::Status Discovery::ReadFolder(const Url& page, const LinkFilter& filter) {
  Response response;
  base::Sha256Stream hash;
  auto links = ListFolder(page.text());
  if (!links) {
    response.error = links.error().message;
    Record(page, response, {}, {});
    return {};
  }
  for (const Link& link : *links) {
    hash.Update(link.url + "\n");
    auto url = Url::Parse(link.url);
    if (url && filter.Accepts(page, *url)) discovered_.Add({link.url, link.index_date});
  }
  Record(page, response, hash.FinishHex(), {});
  return {};
}

void Discovery::ReadPage(const Url& page, const LinkFilter& filter) {
  std::optional<LinkReader> reader;
  base::Sha256Stream hash;
  const auto add = [this](const Link& link) { discovered_.Add({link.url, link.index_date}); };
  Request request;
  request.url = page.text();
  request.max_bytes = LinkReaderLimits{}.max_bytes;
  // Links are resolved against the place the page was found at, but only links of the place that
  // the settings name are followed.
  request.head = [&](const ResponseHead& head) {
    auto found_at = Url::Parse(head.effective_url);
    const bool same = found_at && found_at->SameOrigin(page);
    reader.emplace(same ? *found_at : page, filter, add);
  };
  request.sink = [&](std::string_view bytes) {
    hash.Update(bytes);
    return !reader || reader->Feed(bytes);
  };
  const Response response = FetchOne(transport_, std::move(request));
  Record(page, response, hash.FinishHex(), reader ? reader->Finish() : base::Status());
}

void Discovery::Record(const Url& page, const Response& response, const std::string& sha256,
                       const base::Status& read) {
  std::string error = response.error;
  if (error.empty() && !read) error = read.error().message;
  if (error.empty() && response.status >= 300) {
    error = "the server answered " + std::to_string(response.status);
  }
  store::Exchange exchange;
  exchange.source_id = source_id_;
  exchange.kind = "index";
  exchange.url = page.text();
  if (response.status != 0 && page.scheme() != "file") exchange.status = response.status;
  exchange.etag = response.etag;
  exchange.last_modified = response.last_modified;
  exchange.content_type = response.content_type;
  exchange.effective_url = response.effective_url;
  exchange.bytes = static_cast<std::int64_t>(response.bytes);
  if (error.empty()) {
    ++indexes_read_;
    exchange.sha256 = sha256;
    exchanges_.Record(exchange, clock_.Now());
    findings_.Close("index-failed", page.text(), clock_.Now());
    return;
  }
  exchange.error = error;
  exchanges_.Record(exchange, clock_.Now());
  ReportFinding({source_id_, "index-failed", page.text(), "", error}, findings_, clock_.Now(),
                report_);
}

}  // namespace ingest
