#include "ingest/curl_transfer.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/escape.h"
#include "base/text.h"

namespace ingest {
namespace {

constexpr long kMaxRedirects = 5;
// An ETag has some dozens of characters. One of kilobytes would be sent back and refused for ever.
constexpr std::size_t kMaxHeaderValue = 1024;

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool IsSafeValue(std::string_view value) {
  return value.size() <= kMaxHeaderValue && std::none_of(value.begin(), value.end(), IsControl);
}

std::string UserAgent(const TransportOptions& options) {
  std::string agent = "inkan/" + options.version;
  if (!options.contact.empty()) agent += " (+" + options.contact + ")";
  std::erase_if(agent, IsControl);
  return agent;
}

std::string_view Sentence(int curl_code) {
  switch (curl_code) {
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
      return "the host name cannot be resolved";
    case CURLE_COULDNT_CONNECT:
      return "the host cannot be connected to";
    case CURLE_OPERATION_TIMEDOUT:
      return "it took too long";
    case CURLE_PARTIAL_FILE:
      return "the body ended before its declared length";
    case CURLE_GOT_NOTHING:
      return "the connection ended without an answer";
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
      return "the connection broke";
    case CURLE_TOO_MANY_REDIRECTS:
      return "it was redirected too often";
    case CURLE_UNSUPPORTED_PROTOCOL:
      return "it leads to something that is not http or https";
    case CURLE_LOGIN_DENIED:
      return "it was redirected to a URL with a user or password in it";
    case CURLE_PEER_FAILED_VERIFICATION:
      return "the host could not prove who it is";
    case CURLE_SSL_CACERT_BADFILE:
      return "the file of trusted certificates cannot be read";
    case CURLE_BAD_CONTENT_ENCODING:
      return "the body's encoding is broken";
    case CURLE_WEIRD_SERVER_REPLY:
      return "the answer is not HTTP";
    default:
      return "the transfer failed";
  }
}

}  // namespace

void CurlTransfer::FreeHandle::operator()(void* handle) const { curl_easy_cleanup(handle); }
void CurlTransfer::FreeList::operator()(curl_slist* list) const { curl_slist_free_all(list); }

CurlTransfer::CurlTransfer() : handle_(curl_easy_init()) {}

void CurlTransfer::Prepare(Request request, const Url& url, const TransportOptions& options) {
  request_ = std::move(request);
  if (request_.max_bytes == 0) request_.max_bytes = options.max_bytes;
  host_ = url.host();
  response_ = Response{};
  response_.tag = request_.tag;
  response_.url = request_.url;
  head_given_ = stopped_ = false;
  detail_.fill('\0');

  CURL* curl = handle_.get();
  curl_easy_reset(curl);  // keeps its buffers
  curl_easy_setopt(curl, CURLOPT_URL, url.text().c_str());
  curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  static_assert(sizeof(detail_) >= CURL_ERROR_SIZE);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail_.data());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &CurlTransfer::OnBody);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  if (!options.ca_bundle.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_bundle.c_str());
  }
  SetLimits(options);
  SetHeaders(options);
}

void CurlTransfer::SetLimits(const TransportOptions& options) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, kMaxRedirects);
  curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options.total_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, options.stall_bytes_per_second);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.stall_time.count()));
  // Over the declared length, before a byte of the body is read; OnBody counts what does come.
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.max_bytes));
}

void CurlTransfer::SetHeaders(const TransportOptions& options) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_USERAGENT, UserAgent(options).c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can decode
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  headers_.reset();
  AddHeader("If-None-Match", request_.if_none_match);
  AddHeader("If-Modified-Since", request_.if_modified_since);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.get());
}

void CurlTransfer::AddHeader(const std::string& name, const std::string& value) {
  if (value.empty() || !IsSafeValue(value)) return;
  const std::string line = fmt::format("{}: {}", name, value);
  curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
  if (longer == nullptr) return;  // the old list stays ours
  static_cast<void>(headers_.release());
  headers_.reset(longer);
}

std::size_t CurlTransfer::OnBody(char* data, std::size_t, std::size_t size, void* self) {
  const bool taken = static_cast<CurlTransfer*>(self)->TakeBody({data, size});
  return taken ? size : size + 1;  // any other count than `size` ends the transfer
}

bool CurlTransfer::TakeBody(std::string_view bytes) {
  response_.bytes += bytes.size();
  response_.too_large = response_.bytes > request_.max_bytes;
  if (response_.too_large) return false;
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return true;  // an error page is nobody's document, and no index
  if (!request_.sink) {
    response_.body += bytes;
    return true;
  }
  if (request_.head && !head_given_) {
    char* url = nullptr;
    curl_easy_getinfo(handle_.get(), CURLINFO_EFFECTIVE_URL, &url);
    request_.head({url == nullptr ? request_.url : url, Header("Content-Type")});
  }
  head_given_ = true;
  stopped_ = !request_.sink(bytes);
  return !stopped_;
}

Response CurlTransfer::Finish(int curl_code) {
  char* url = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response_.status);
  curl_easy_getinfo(handle_.get(), CURLINFO_EFFECTIVE_URL, &url);
  response_.effective_url = url == nullptr ? request_.url : url;
  response_.etag = Header("ETag");
  response_.last_modified = Header("Last-Modified");
  response_.content_type = Header("Content-Type");
  response_.too_large = response_.too_large || curl_code == CURLE_FILESIZE_EXCEEDED;
  response_.error = Explain(curl_code);
  if (!response_.error.empty()) response_.body.clear();
  request_ = Request{};  // lets go of what the callbacks hold
  return std::move(response_);
}

// Of the last answer in a chain of redirects.
std::string CurlTransfer::Header(const char* name) const {
  curl_header* header = nullptr;
  constexpr int kLastAnswer = -1;
  if (curl_easy_header(handle_.get(), name, 0, CURLH_HEADER, kLastAnswer, &header) != CURLHE_OK) {
    return {};
  }
  return IsSafeValue(header->value) ? header->value : std::string();
}

std::string CurlTransfer::Explain(int curl_code) const {
  if (response_.too_large) {
    return fmt::format("larger than {} bytes, the most that is taken", request_.max_bytes);
  }
  if (stopped_) return "the reader of the body stopped before its end";
  if (curl_code == CURLE_OK && response_.status == 206) return "only a part of it was answered";
  if (curl_code == CURLE_OK) return {};
  std::string_view detail = detail_.data();
  if (detail.empty()) detail = curl_easy_strerror(static_cast<CURLcode>(curl_code));
  return fmt::format("{} ({})", Sentence(curl_code), base::EscapeForTerminal(base::Trim(detail)));
}

std::size_t CurlTransfer::redirects() const {
  long count = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_COUNT, &count);
  return static_cast<std::size_t>(std::max(count, 0L));
}

}  // namespace ingest
