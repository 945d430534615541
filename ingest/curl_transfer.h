// One request on its way through libcurl. For curl_transport.cc alone.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/curl_transport.h"
#include "ingest/url.h"

struct curl_slist;

namespace ingest {

// An easy handle with what its callbacks need. Life cycle: Prepare, then the handle goes through a
// multi handle, then Finish; and so again, which is why it is kept in a pool: libcurl has made its
// buffers by then. Its address must not change between Prepare and Finish.
//
// libcurl's own names stay out of this header: its CURL is void, its CURLcode an int here.
class CurlTransfer {
 public:
  CurlTransfer();
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  void Prepare(Request request, const Url& url, const TransportOptions& options);
  Response Finish(int curl_code);

  void* handle() const { return handle_.get(); }
  const std::string& host() const { return host_; }
  std::size_t redirects() const;

 private:
  struct FreeHandle {
    void operator()(void* handle) const;
  };
  struct FreeList {
    void operator()(curl_slist* list) const;
  };

  static std::size_t OnBody(char* data, std::size_t one, std::size_t size, void* self);
  bool TakeBody(std::string_view bytes);
  void SetLimits(const TransportOptions& options);
  void SetHeaders(const TransportOptions& options);
  void AddHeader(const std::string& name, const std::string& value);
  std::string Header(const char* name) const;
  std::string Explain(int curl_code) const;

  std::unique_ptr<void, FreeHandle> handle_;
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::array<char, 256> detail_{};  // libcurl writes its own words here
  Request request_;
  Response response_;
  std::string host_;
  bool head_given_ = false;
  bool stopped_ = false;
};

}  // namespace ingest
