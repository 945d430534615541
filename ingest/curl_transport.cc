#include "ingest/curl_transport.h"

#include <curl/curl.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/curl_transfer.h"
#include "ingest/host_queue.h"
#include "ingest/url.h"

namespace ingest {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

// Once in a process, and by one thread, before any handle.
void InitLibrary() {
  [[maybe_unused]] static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
}

HostQueue::Limits QueueLimits(const TransportOptions& options) {
  return {options.max_connections_per_host, options.max_connections,
          options.max_requests_per_second};
}

}  // namespace

class CurlTransport::Impl {
 public:
  explicit Impl(const TransportOptions& options);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void Start(Request request);
  std::vector<Response> Wait(std::chrono::milliseconds timeout);
  std::size_t InFlight() const { return queue_.waiting() + active_.size() + ended_.size(); }

 private:
  void StartDue(SteadyClock::time_point now);
  void Begin(Request request);
  void Collect();
  void End(CurlTransfer* transfer, CURLcode code);
  void Pause(SteadyClock::time_point now, SteadyClock::time_point deadline);

  TransportOptions options_;
  HostQueue queue_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  std::vector<std::unique_ptr<CurlTransfer>> active_;
  std::vector<std::unique_ptr<CurlTransfer>> idle_;
  std::vector<Response> ended_;
};

CurlTransport::Impl::Impl(const TransportOptions& options)
    : options_(options), queue_(QueueLimits(options)) {
  InitLibrary();
  multi_.reset(curl_multi_init());
  const long per_host = static_cast<long>(options.max_connections_per_host);
  const long total = static_cast<long>(options.max_connections);
  // The queue keeps to these already, but it does not see where redirects lead.
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, per_host);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, total);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, total);
}

CurlTransport::Impl::~Impl() {
  for (const auto& transfer : active_) {
    curl_multi_remove_handle(multi_.get(), transfer->handle());
  }
}

void CurlTransport::Impl::Start(Request request) {
  const base::Result<Url> url = Url::Parse(request.url);
  if (url && url->scheme() != "file") return queue_.Push(url->host(), std::move(request));
  Response refused;
  refused.tag = request.tag;
  refused.url = refused.effective_url = request.url;
  refused.error = url ? "files are not fetched over the network" : url.error().message;
  ended_.push_back(std::move(refused));
}

std::vector<Response> CurlTransport::Impl::Wait(std::chrono::milliseconds timeout) {
  const SteadyClock::time_point deadline = SteadyClock::now() + timeout;
  while (true) {
    const SteadyClock::time_point now = SteadyClock::now();
    StartDue(now);
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    Collect();
    if (!ended_.empty() || InFlight() == 0 || now >= deadline) return std::exchange(ended_, {});
    Pause(now, deadline);
  }
}

void CurlTransport::Impl::StartDue(SteadyClock::time_point now) {
  while (std::optional<Request> request = queue_.Pop(now)) Begin(std::move(*request));
}

void CurlTransport::Impl::Begin(Request request) {
  if (idle_.empty()) idle_.push_back(std::make_unique<CurlTransfer>());
  std::unique_ptr<CurlTransfer> transfer = std::move(idle_.back());
  idle_.pop_back();
  const base::Result<Url> url = Url::Parse(request.url);  // it was queued, so it can be parsed
  transfer->Prepare(std::move(request), *url, options_);
  curl_multi_add_handle(multi_.get(), transfer->handle());
  active_.push_back(std::move(transfer));
}

void CurlTransport::Impl::Collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    char* transfer = nullptr;
    const CURLcode code = message->data.result;  // gone once the handle is removed
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    End(reinterpret_cast<CurlTransfer*>(transfer), code);
  }
}

void CurlTransport::Impl::End(CurlTransfer* transfer, CURLcode code) {
  curl_multi_remove_handle(multi_.get(), transfer->handle());
  queue_.Done(transfer->host(), transfer->redirects());
  ended_.push_back(transfer->Finish(code));
  const auto at = std::find_if(active_.begin(), active_.end(),
                               [&](const auto& owned) { return owned.get() == transfer; });
  idle_.push_back(std::move(*at));
  active_.erase(at);
}

void CurlTransport::Impl::Pause(SteadyClock::time_point now, SteadyClock::time_point deadline) {
  const SteadyClock::time_point until = std::min(deadline, queue_.NextStart().value_or(deadline));
  // Rounded up: rounded down it would spin through the last millisecond.
  const auto pause = std::chrono::ceil<std::chrono::milliseconds>(until - now);
  curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(std::max<long>(pause.count(), 0)),
                  nullptr);
}

CurlTransport::CurlTransport(const TransportOptions& options)
    : impl_(std::make_unique<Impl>(options)) {}
CurlTransport::~CurlTransport() = default;
void CurlTransport::Start(Request request) { impl_->Start(std::move(request)); }
std::vector<Response> CurlTransport::Wait(std::chrono::milliseconds timeout) {
  return impl_->Wait(timeout);
}
std::size_t CurlTransport::InFlight() const { return impl_->InFlight(); }

}  // namespace ingest
