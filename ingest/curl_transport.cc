#include "ingest/curl_transport.h"

#include <curl/curl.h>

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <random>
#include <utility>

#include "ingest/curl_transfer.h"
#include "ingest/host_queue.h"
#include "ingest/url.h"

namespace ingest {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kMaxRedirects = 5;
// The server's clock sees requests closer together than they were sent by what the way varies.
constexpr double kMargin = 1.02;

// Once in a process, and by one thread, before any handle.
void InitLibrary() {
  [[maybe_unused]] static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
}

HostQueue::Limits QueueLimits(const TransportOptions& options) {
  return {options.max_connections_per_host, options.max_connections,
          options.max_requests_per_second / kMargin};
}

// For jitter, which nobody has to be unable to guess.
std::function<double()> Random() {
  return [engine = std::minstd_rand(std::random_device()())]() mutable {
    return std::uniform_real_distribution<double>(0, 1)(engine);
  };
}

// Why a redirect is not followed; empty where it is.
std::string RedirectObjection(const Errand& errand, const std::string& to,
                              const std::optional<Places>& places) {
  if (errand.redirects >= kMaxRedirects) return "it was redirected too often";
  const base::Result<Url> url = Url::Parse(to);
  if (url && url->scheme() == "file") return "it leads to something that is not http or https";
  if (url) return places ? places->Objection(*url) : std::string();
  const std::string& why = url.error().message;
  if (why.find("holds a user or password") != std::string::npos) {
    return "it was redirected to a URL with a user or password in it";
  }
  if (why.find("neither an http") != std::string::npos) {
    return "it leads to something that is not http or https";
  }
  return "it was redirected to " + why;
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
  void Wake();

 private:
  struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
  };

  void StartDue();
  void Begin(Errand errand);
  std::string Deaf() const;
  void Refuse(const Request& request, std::string why);
  void Collect();
  void End(CurlTransfer* transfer, CURLcode code);
  void Conclude(CurlTransfer::Outcome outcome, const std::string& host, const std::string& place);
  bool AsksAgain(CurlTransfer::Outcome& outcome, const std::string& host, const std::string& place);
  bool Follows(CurlTransfer::Outcome& outcome);
  void Pause(SteadyClock::time_point now, SteadyClock::time_point deadline);

  TransportOptions options_;
  HostQueue queue_;
  Patience patience_;
  std::unique_ptr<CURLM, FreeMulti> multi_;
  std::vector<std::unique_ptr<CurlTransfer>> active_;
  std::vector<std::unique_ptr<CurlTransfer>> idle_;
  std::vector<Response> ended_;
  std::atomic<bool> is_woken_ = false;
};

CurlTransport::Impl::Impl(const TransportOptions& options)
    : options_(options),
      queue_(QueueLimits(options), options.times),
      patience_(options.patience, Random()) {
  InitLibrary();
  multi_.reset(curl_multi_init());
  const long per_host = static_cast<long>(options.max_connections_per_host);
  const long total = static_cast<long>(options.max_connections);
  // The queue keeps to these already; connections that are kept open count too.
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
  if (!url) return Refuse(request, url.error().message);
  if (url->scheme() == "file") return Refuse(request, "files are not fetched over the network");
  const std::string why = options_.places ? options_.places->Objection(*url) : std::string();
  if (!why.empty()) return Refuse(request, why);
  if (patience_.IsGivenUp(std::string(url->Origin()))) return Refuse(request, Deaf());
  std::string text = url->text();
  queue_.Push(url->host(), Errand{std::move(request), std::move(text)});
}

std::string CurlTransport::Impl::Deaf() const {
  return fmt::format("not asked for: {} requests to this host in a row had no answer",
                     options_.patience.deaf_after);
}

void CurlTransport::Impl::Refuse(const Request& request, std::string why) {
  Response refused;
  refused.tag = request.tag;
  refused.url = refused.effective_url = request.url;
  refused.error = std::move(why);
  ended_.push_back(std::move(refused));
}

std::vector<Response> CurlTransport::Impl::Wait(std::chrono::milliseconds timeout) {
  const SteadyClock::time_point deadline = SteadyClock::now() + timeout;
  while (true) {
    const SteadyClock::time_point now = SteadyClock::now();
    StartDue();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    Collect();
    const bool is_over = InFlight() == 0 || now >= deadline || is_woken_.exchange(false);
    if (is_over || !ended_.empty()) return std::exchange(ended_, {});
    Pause(now, deadline);
  }
}

void CurlTransport::Impl::Wake() {
  is_woken_ = true;
  curl_multi_wakeup(multi_.get());
}

void CurlTransport::Impl::StartDue() {
  while (std::optional<Errand> errand = queue_.Pop(SteadyClock::now())) Begin(std::move(*errand));
}

void CurlTransport::Impl::Begin(Errand errand) {
  const base::Result<Url> url = Url::Parse(errand.url);  // it was queued, so it can be parsed
  if (patience_.IsGivenUp(std::string(url->Origin()))) {
    queue_.Done(url->host());
    return Refuse(errand.request, Deaf());
  }
  if (idle_.empty()) idle_.push_back(std::make_unique<CurlTransfer>());
  std::unique_ptr<CurlTransfer> transfer = std::move(idle_.back());
  idle_.pop_back();
  ++errand.tries;
  transfer->Prepare(std::move(errand), *url, options_);
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
  queue_.Sent(transfer->host(), transfer->SentAt());
  queue_.Done(transfer->host());
  const auto at = std::find_if(active_.begin(), active_.end(),
                               [&](const auto& owned) { return owned.get() == transfer; });
  idle_.push_back(std::move(*at));
  active_.erase(at);
  Conclude(transfer->Finish(code), transfer->host(), transfer->place());
}

void CurlTransport::Impl::Conclude(CurlTransfer::Outcome outcome, const std::string& host,
                                   const std::string& place) {
  if (AsksAgain(outcome, host, place)) return;
  patience_.AtEnd(place, outcome.trouble);
  if (Follows(outcome)) return;
  ended_.push_back(std::move(outcome.response));
}

bool CurlTransport::Impl::AsksAgain(CurlTransfer::Outcome& outcome, const std::string& host,
                                    const std::string& place) {
  const auto again =
      patience_.AfterFailure(place, outcome.trouble, outcome.errand.tries, outcome.retry_after);
  if (!again) return false;
  const SteadyClock::time_point due = SteadyClock::now() + again->delay;
  if (again->holds_host) queue_.Hold(host, due);
  queue_.PushLater(host, std::move(outcome.errand), due);
  return true;
}

bool CurlTransport::Impl::Follows(CurlTransfer::Outcome& outcome) {
  if (outcome.redirect.empty()) return false;
  outcome.response.error = RedirectObjection(outcome.errand, outcome.redirect, options_.places);
  if (!outcome.response.error.empty()) return false;
  const base::Result<Url> url = Url::Parse(outcome.redirect);
  Errand further{std::move(outcome.errand.request), url->text(), outcome.errand.redirects + 1};
  queue_.PushLater(url->host(), std::move(further), SteadyClock::now());
  return true;
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
void CurlTransport::Wake() { impl_->Wake(); }

}  // namespace ingest
