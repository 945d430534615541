#include "ingest/curl_transfer.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/escape.h"
#include "base/text.h"

namespace ingest {
namespace {

// An ETag has some dozens of characters. One of kilobytes would be sent back and refused for ever.
constexpr std::size_t kMaxHeaderValue = 1024;

bool IsSafeValue(std::string_view value) {
  return value.size() <= kMaxHeaderValue &&
         std::none_of(value.begin(), value.end(), base::IsControl);
}

std::string UserAgent(const TransportOptions& options) {
  std::string agent = "inkan/" + options.version;
  if (!options.contact.empty()) agent += " (+" + options.contact + ")";
  std::erase_if(agent, base::IsControl);
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

void CurlTransfer::Prepare(Errand errand, const Url& url, const TransportOptions& options) {
  errand_ = std::move(errand);
  if (errand_.request.max_bytes == 0) errand_.request.max_bytes = options.max_bytes;
  host_ = url.host();
  place_ = url.Origin();
  begun_ = std::chrono::steady_clock::now();
  response_ = Response{};
  response_.tag = errand_.request.tag;
  response_.url = errand_.request.url;
  head_given_ = stopped_ = met_private_ = false;
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
  // None is libcurl's default: the environment's.
  if (!options.proxy.empty()) curl_easy_setopt(curl, CURLOPT_PROXY, options.proxy.c_str());
  may_be_private_ = !options.places || options.has_proxy || options.places->MayBePrivate(host_);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::OnSocket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  resolve_.reset();
  for (const std::string& one : options.resolve) Append(resolve_, one);
  curl_easy_setopt(curl, CURLOPT_RESOLVE, resolve_.get());
  SetLimits(options);
  SetHeaders(options);
}

void CurlTransfer::SetLimits(const TransportOptions& options) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(options.total_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, options.stall_bytes_per_second);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.stall_time.count()));
  // Over the declared length, before a byte of the body is read; OnBody counts what does come.
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE,
                   static_cast<curl_off_t>(errand_.request.max_bytes));
}

void CurlTransfer::SetHeaders(const TransportOptions& options) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_USERAGENT, UserAgent(options).c_str());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can decode
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  headers_.reset();
  AddHeader("If-None-Match", errand_.request.if_none_match);
  AddHeader("If-Modified-Since", errand_.request.if_modified_since);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers_.get());
}

void CurlTransfer::AddHeader(const std::string& name, const std::string& value) {
  if (value.empty() || !IsSafeValue(value)) return;
  Append(headers_, fmt::format("{}: {}", name, value));
}

void CurlTransfer::Append(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) return;  // the old list stays ours
  static_cast<void>(list.release());
  list.reset(longer);
}

std::size_t CurlTransfer::OnBody(char* data, std::size_t, std::size_t size, void* self) {
  const bool taken = static_cast<CurlTransfer*>(self)->TakeBody({data, size});
  return taken ? size : size + 1;  // any other count than `size` ends the transfer
}

bool CurlTransfer::TakeBody(std::string_view bytes) {
  response_.bytes += bytes.size();
  response_.too_large = response_.bytes > errand_.request.max_bytes;
  if (response_.too_large) return false;
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return true;  // an error page is nobody's document, and no index
  if (!errand_.request.sink) {
    response_.body += bytes;
    return true;
  }
  GiveHead();
  stopped_ = !errand_.request.sink(bytes);
  return !stopped_;
}

void CurlTransfer::GiveHead() {
  const bool is_first = !std::exchange(head_given_, true);
  if (is_first && errand_.request.head) {
    errand_.request.head({errand_.url, Header("Content-Type")});
  }
}

CurlTransfer::Outcome CurlTransfer::Finish(int curl_code) {
  curl_off_t retry_after = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response_.status);
  curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &retry_after);
  response_.effective_url = errand_.url;
  response_.etag = Header("ETag");
  response_.last_modified = Header("Last-Modified");
  response_.content_type = Header("Content-Type");
  response_.too_large = response_.too_large || curl_code == CURLE_FILESIZE_EXCEEDED;
  response_.error = Explain(curl_code);
  if (!response_.error.empty()) response_.body.clear();
  if (response_.error.empty() && response_.status == 200) GiveHead();  // the body may be empty
  Outcome outcome;
  outcome.trouble = TroubleOf(curl_code);
  outcome.retry_after = std::chrono::seconds(std::clamp<curl_off_t>(retry_after, 0, 1U << 30U));
  if (response_.error.empty()) outcome.redirect = Redirect();
  outcome.response = std::move(response_);
  outcome.errand = std::exchange(errand_, {});  // lets go of what the callbacks hold
  return outcome;
}

std::string CurlTransfer::Redirect() const {
  constexpr std::array<long, 5> kRedirects = {301, 302, 303, 307, 308};
  if (std::find(kRedirects.begin(), kRedirects.end(), response_.status) == kRedirects.end()) {
    return {};
  }
  char* url = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &url);
  return url == nullptr ? std::string() : std::string(url);
}

Trouble CurlTransfer::TroubleOf(int curl_code) const {
  if (response_.too_large || stopped_ || met_private_) return Trouble::kNone;
  const long status = response_.status;
  switch (curl_code) {
    case CURLE_OK:
      if (status == 429 || status == 503) return Trouble::kBusy;
      return status == 408 || status == 500 || status == 502 || status >= 504 ? Trouble::kPassing
                                                                              : Trouble::kNone;
    case CURLE_OPERATION_TIMEDOUT:
      return Trouble::kSlow;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_GOT_NOTHING:
      return Trouble::kNoAnswer;
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_SSL_CONNECT_ERROR:
      return status == 0 ? Trouble::kNoAnswer : Trouble::kPassing;
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return Trouble::kPassing;
    default:
      return Trouble::kNone;
  }
}

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
    return fmt::format("larger than {} bytes, the most that is taken", errand_.request.max_bytes);
  }
  if (stopped_) return "the reader of the body stopped before its end";
  if (curl_code == CURLE_OK && response_.status == 206) return "only a part of it was answered";
  if (curl_code == CURLE_OK) return {};
  if (met_private_)
    return "the host has a private address, and the configuration names no such one";
  std::string_view detail = detail_.data();
  if (detail.empty()) detail = curl_easy_strerror(static_cast<CURLcode>(curl_code));
  return fmt::format("{} ({})", Sentence(curl_code), base::EscapeForTerminal(base::Trim(detail)));
}

std::chrono::steady_clock::time_point CurlTransfer::SentAt() const {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_PRETRANSFER_TIME_T, &microseconds);
  return begun_ + std::chrono::microseconds(std::max<curl_off_t>(microseconds, 0));
}

// Asked by libcurl before it connects: the address is what the name came to, whoever answered.
int CurlTransfer::OnSocket(void* self, int, curl_sockaddr* address) {
  auto* transfer = static_cast<CurlTransfer*>(self);
  if (!transfer->may_be_private_ && IsPrivateAddress(address->addr)) {
    transfer->met_private_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace ingest
