#include "ingest/discovery.h"

#include <string>
#include <utility>

#include "base/hash.h"
#include "ingest/fetch.h"
#include "ingest/file_source.h"

namespace ingest {
base::Status Discovery::Run(const config::SourceSettings& source) {
  auto filter = LinkFilter::Make(source.match);
  if (!filter) return base::Forward(filter);
  index_dates_.Start(source.trust_index_dates);
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
  if (!source.index.empty()) ReportEmptyIndex(source.index.front());
  auto finished = discovered_.Finish();
  return status ? finished : status;
}

// An index that used to name documents and names none has changed its form, or its address.
void Discovery::ReportEmptyIndex(const std::string& index) {
  if (indexes_known_ > 0 || discovered_.Count() > 0) {
    findings_.Close("index-empty", index, clock_.Now());
  } else if (indexes_read_ > 0 && exchanges_.KnowsDocuments(source_id_)) {
    ReportFinding({"index-empty", index, "", "no link on it is one of a document"}, findings_,
                  clock_.Now(), report_);
  }
}

base::Status Discovery::ReadIndex(const Url& page, const LinkFilter& filter) {
  if (page.scheme() == "file" && page.text().back() == '/') return ReadFolder(page, filter);
  ReadPage(page, filter);
  return {};
}

base::Status Discovery::ReadFolder(const Url& page, const LinkFilter& filter) {
  Response response;
  response.status = 200;
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
  const auto add = [this](const Link& link) { discovered_.Add({link.url, link.index_date}); };
  IndexPage coming(page, filter, add);
  if (index_dates_.KnowsPage(page.text())) coming.Hold();
  Request request;
  request.url = page.text();
  request.max_bytes = LinkReaderLimits{}.max_bytes;
  request.head = [&](const ResponseHead& head) { coming.Begin(head.effective_url); };
  request.sink = [&](std::string_view bytes) { return coming.Take(bytes); };
  const Response response = FetchOne(transport_, std::move(request));
  const base::Status read = ReadLinks(page, response, coming);
  Record(page, response, coming.Sha256(), read);
}

base::Status Discovery::ReadLinks(const Url& page, const Response& response, IndexPage& coming) {
  const bool came = FailureOf(response).empty();
  const std::string mark = coming.Mark();
  if (came && coming.IsHeld() && index_dates_.IsKnownPage(page.text(), mark)) {
    ++indexes_known_;
    return {};
  }
  auto read = coming.Finish();
  if (came && read && coming.HasAllDates()) index_dates_.TakePage(page.text(), mark);
  return read;
}

void Discovery::Record(const Url& page, const Response& response, const std::string& sha256,
                       const base::Status& read) {
  store::Exchange exchange = ExchangeOf(source_id_, "index", page.text(), response);
  if (response.status != 0 || response.is_forbidden) ++indexes_answered_;
  if (!exchange.error && !read) exchange.error = read.error().message;
  if (!exchange.error) {
    ++indexes_read_;
    exchange.sha256 = sha256;
    findings_.Close("index-failed", page.text(), clock_.Now());
  }
  exchanges_.Record(exchange, clock_.Now());
  if (!exchange.error) return;
  ReportFinding({"index-failed", page.text(), "", *exchange.error}, findings_, clock_.Now(),
                report_);
}

}  // namespace ingest
