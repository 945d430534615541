#include "ingest/key_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/hash.h"
#include "ingest/fetch.h"
#include "verify/key.h"

namespace ingest {
namespace {

// How what is published differs from what is trusted; nothing where it does not.
std::optional<std::string> Difference(const std::string& bytes,
                                      const std::vector<store::TrustedKey>& trusted) {
  const auto published = verify::ReadKey(bytes, "the published key file");
  if (!published) return published.error().message;
  const auto same = std::find_if(trusted.begin(), trusted.end(), [&](const auto& one) {
    return one.key.packet_sha256 == published->packet_sha256;
  });
  if (same == trusted.end()) {
    return fmt::format("the published key {} is not among the trusted ones (packet sha256 {})",
                       published->primary.key_id, published->packet_sha256);
  }
  if (same->key.block != published->block) {
    return fmt::format("the key {} is published with other user ids or signatures than are trusted",
                       published->primary.key_id);
  }
  return std::nullopt;
}

}  // namespace

base::Status KeyWatch::Run(const std::string& key_url) {
  if (key_url.empty()) return {};
  const auto last = exchanges_.FindLastGood(source_id_, key_url, "key");
  Request request;
  request.url = key_url;
  if (last) SetConditions(*last, clock_.Now(), request);
  const Response response = FetchOne(transport_, std::move(request));
  archive_.Begin();
  if (response.status == 304 && last) {
    exchanges_.MarkUnchanged(last->id, clock_.Now());
    findings_.Close("fetch-failed", key_url, clock_.Now());
  } else {
    Record(key_url, response);
  }
  if (auto committed = archive_.Commit(); !committed) return committed;
  // Judged each time, since the trusted keys may have changed meanwhile.
  const auto now = exchanges_.FindLastGood(source_id_, key_url, "key");
  return now ? Judge(key_url, now->sha256, exchanges_.ReadBytes(now->sha256)) : archive_.Check();
}

void KeyWatch::Record(const std::string& key_url, const Response& response) {
  store::Exchange exchange = ExchangeOf(source_id_, "key", key_url, response);
  if (exchange.error) {
    ReportFinding({"fetch-failed", key_url, "", *exchange.error}, findings_, clock_.Now(), report_);
  } else {
    exchange.sha256 = base::Sha256Hex(response.body);
    exchanges_.KeepBytes(*exchange.sha256, response.body, clock_.Now());
    findings_.Close("fetch-failed", key_url, clock_.Now());
  }
  exchanges_.Record(exchange, clock_.Now());
}

base::Status KeyWatch::Judge(const std::string& key_url, const std::string& sha256,
                             const std::string& bytes) {
  const auto trusted = store::Sources(archive_).Keys(source_id_);
  if (!trusted) return base::Forward(trusted);
  const auto difference = Difference(bytes, *trusted);
  archive_.Begin();
  findings_.CloseOthers("key-changed", key_url, sha256, clock_.Now());
  if (difference) {
    ReportFinding({"key-changed", key_url, sha256, *difference}, findings_, clock_.Now(), report_);
  } else {
    findings_.Close("key-changed", key_url, clock_.Now());
  }
  return archive_.Commit();
}

}  // namespace ingest
