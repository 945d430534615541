#include "ingest/fetch.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <chrono>
#include <ctime>
#include <utility>

#include "ingest/file_source.h"

namespace ingest {

Response FetchOne(Transport& transport, Request request) {
  if (IsFileUrl(request.url)) return FetchFile(request);
  transport.Start(std::move(request));
  std::vector<Response> responses;
  while (responses.empty()) responses = transport.Wait(std::chrono::seconds{1});
  return std::move(responses.front());
}

std::string FailureOf(const Response& response) {
  if (!response.error.empty()) return response.error;
  if (response.status == 200) return {};
  return fmt::format("the server answered {}", response.status);
}

void SetConditions(const store::LastGood& last, base::Time now, Request& request) {
  request.if_none_match = last.etag;
  const std::time_t modified = curl_getdate(last.last_modified.c_str(), nullptr);
  if (modified <= std::chrono::system_clock::to_time_t(now)) {
    request.if_modified_since = last.last_modified;
  }
}

store::Exchange ExchangeOf(std::int64_t source_id, const std::string& kind, const std::string& url,
                           const Response& response) {
  store::Exchange exchange;
  exchange.source_id = source_id;
  exchange.kind = kind;
  exchange.url = url;
  if (response.status != 0 && !IsFileUrl(url)) exchange.status = response.status;
  exchange.etag = response.etag;
  exchange.last_modified = response.last_modified;
  exchange.content_type = response.content_type;
  exchange.effective_url = response.effective_url;
  exchange.bytes = static_cast<std::int64_t>(response.bytes);
  const std::string failure = FailureOf(response);
  if (!failure.empty()) exchange.error = failure;
  return exchange;
}

}  // namespace ingest
