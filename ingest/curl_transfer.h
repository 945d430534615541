// One request on its way through libcurl. For curl_transport.cc alone.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/curl_transport.h"
#include "ingest/host_queue.h"
#include "ingest/patience.h"
#include "ingest/url.h"

struct curl_slist;
struct curl_sockaddr;

namespace ingest {

// An easy handle with what its callbacks need. Life cycle: Prepare, then the handle goes through a
// multi handle, then Finish; and so again, which is why it is kept in a pool: libcurl has made its
// buffers by then. Its address must not change between Prepare and Finish. It follows no redirect.
//
// libcurl's own names stay out of this header: its CURL is void, its CURLcode an int here.
class CurlTransfer {
 public:
  CurlTransfer();
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  struct Outcome {
    Errand errand;
    Response response;
    Trouble trouble = Trouble::kNone;
    std::chrono::seconds retry_after{0};  // as the server asks for; 0 where it does not
    std::string redirect;  // the absolute URL that it leads to; empty for no redirect
  };

  void Prepare(Errand errand, const Url& url, const TransportOptions& options);
  Outcome Finish(int curl_code);

  void* handle() const { return handle_.get(); }
  const std::string& host() const { return host_; }
  const std::string& place() const { return place_; }  // scheme, host and port
  // When the request left, known once it has ended; its making where it did not leave.
  std::chrono::steady_clock::time_point SentAt() const;

 private:
  struct FreeHandle {
    void operator()(void* handle) const;
  };
  struct FreeList {
    void operator()(curl_slist* list) const;
  };

  using List = std::unique_ptr<curl_slist, FreeList>;

  static void Append(List& list, const std::string& line);
  static std::size_t OnBody(char* data, std::size_t one, std::size_t size, void* self);
  static int OnSocket(void* self, int purpose, curl_sockaddr* address);
  bool TakeBody(std::string_view bytes);
  void GiveHead();
  void SetLimits(const TransportOptions& options);
  void SetHeaders(const TransportOptions& options);
  void AddHeader(const std::string& name, const std::string& value);
  std::string Header(const char* name) const;
  std::string Explain(int curl_code) const;
  Trouble TroubleOf(int curl_code) const;
  std::string Redirect() const;

  std::unique_ptr<void, FreeHandle> handle_;
  List headers_;
  List resolve_;
  std::array<char, 256> detail_{};  // libcurl writes its own words here
  Errand errand_;
  Response response_;
  std::string host_;
  std::string place_;
  std::chrono::steady_clock::time_point begun_;
  bool may_be_private_ = true;
  bool met_private_ = false;  // the host's address was refused
  bool head_given_ = false;
  bool stopped_ = false;
};

}  // namespace ingest
