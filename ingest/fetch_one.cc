#include "ingest/fetch_one.h"

#include <utility>

#include "ingest/file_source.h"

namespace ingest {

Response FetchOne(Transport& transport, Request request) {
  if (request.url.rfind("file://", 0) == 0) return FetchFile(request);
  transport.Start(std::move(request));
  std::vector<Response> responses;
  while (responses.empty()) responses = transport.Wait(std::chrono::seconds{1});
  return std::move(responses.front());
}

}  // namespace ingest
