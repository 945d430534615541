#include "cli/keys_add.h"
#include "cli/log.h"

#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <optional>
#include <utility>

#include "base/escape.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/key_description.h"
#include "cli/transport_for.h"
#include "cli/writable.h"
#include "ingest/curl_transport.h"
#include "ingest/fetch.h"
#include "ingest/source_run.h"
#include "store/exchanges.h"
#include "store/sources.h"
#include "verify/key_file.h"

namespace cli {
namespace {

// A key with thousands of certifications stays below this.
constexpr std::size_t kMaxKeyFile = std::size_t{4} << 20U;

struct Fetched {
  std::string bytes;
  std::optional<ingest::Response> response;  // of a URL
};

bool IsUrl(const std::string& place) { return place.find("://") != std::string::npos; }

base::Result<Fetched> Fetch(const config::Settings& settings, const std::string& place) {
  if (!IsUrl(place)) {
    auto file = base::ReadFile(place, kMaxKeyFile);
    if (!file) return base::Forward(file);
    return Fetched{std::move(*file), std::nullopt};
  }
  // libcurl's TLS may write to a connection that the server has closed.
  std::signal(SIGPIPE, SIG_IGN);
  // Where a person's own URL leads is for the person to judge, by the hash.
  ingest::CurlTransport transport(CommonOptions(settings));
  ingest::Request request;
  request.url = place;
  request.max_bytes = kMaxKeyFile;
  ingest::Response response = ingest::FetchOne(transport, std::move(request));
  if (const std::string failure = ingest::FailureOf(response); !failure.empty()) {
    return base::Failed(base::EscapeForTerminal(place) + ": " + failure, "nothing was added");
  }
  std::string bytes = response.body;
  return Fetched{std::move(bytes), std::move(response)};
}

// All keys that can be read; with one alone, why it cannot.
base::Result<std::vector<verify::Key>> ReadKeys(const std::string& bytes, const std::string& name) {
  const auto blocks = verify::ReadKeyBlocks(bytes, name);
  if (!blocks) return base::Forward(blocks);
  std::vector<verify::Key> keys;
  for (const std::string& block : *blocks) {
    auto key = verify::ReadKey(block, name);
    if (key) keys.push_back(std::move(*key));
    if (!key && blocks->size() == 1) return base::Forward(key);
  }
  if (!keys.empty()) return keys;
  return base::UsageError(name + ": holds no key of a known kind");
}

// A hash on the command line chooses, also among several. There is no trust on first use.
base::Result<verify::Key> ChooseByHash(std::vector<verify::Key> keys, const NewKey& wanted) {
  std::vector<std::string> others;
  for (verify::Key& key : keys) {
    if (base::LowerAscii(wanted.sha256) == key.packet_sha256) return std::move(key);
    others.push_back(key.packet_sha256);
  }
  return base::Failed(fmt::format("{}: is not the key with that hash, but {}",
                                  base::EscapeForTerminal(wanted.place), base::Join(others, ", ")),
                      "nothing was added");
}

base::Result<verify::Key> ChooseByAsking(std::vector<verify::Key> keys, const NewKey& wanted) {
  for (const verify::Key& key : keys) std::cerr << Describe(key) << '\n';
  if (keys.size() > 1) {
    return base::UsageError(
        fmt::format("{}: holds {} keys", base::EscapeForTerminal(wanted.place), keys.size()),
        "choose one with --sha256 HASH");
  }
  std::cerr << "Trust this key for source '" << wanted.source << "'? [y/N] ";
  std::string answer;
  if (!std::getline(std::cin, answer) || (answer != "y" && answer != "yes")) {
    return base::UsageError("the key was not confirmed, nothing was added",
                            "compare the hash with one from another way, and give --sha256 HASH");
  }
  return std::move(keys.front());
}

void KeepExchange(store::Database& archive, std::int64_t source_id, const std::string& url,
                  const ingest::Response& response, base::Time now) {
  store::Exchanges exchanges(archive);
  store::Exchange exchange = ingest::ExchangeOf(source_id, "key", url, response);
  exchange.sha256 = base::Sha256Hex(response.body);
  exchanges.KeepBytes(*exchange.sha256, response.body, now);
  exchanges.Record(exchange, now);
}

base::Result<int> TrustKey(Session& session, const config::SourceSettings& source,
                           const verify::Key& key, const NewKey& wanted, const Fetched& fetched) {
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  store::Database& archive = (*writable)->archive;
  const base::Time now = session.clock().Now();
  store::Sources sources(archive);
  archive.Begin();
  const std::int64_t id = sources.FindOrAdd(source.name, source.profile);
  if (auto committed = archive.Commit(); !committed) return base::Forward(committed);
  auto keyring = ingest::LoadKeyring(archive, id, source, now);
  if (!keyring) return base::Forward(keyring);
  if (auto fits = keyring->Add(key); !fits) return base::Forward(fits);
  archive.Begin();
  const bool is_new = sources.AddKey(id, key, wanted.place, now);
  if (fetched.response) KeepExchange(archive, id, wanted.place, *fetched.response, now);
  if (auto committed = CommitSealed(session, **writable); !committed) {
    return base::Forward(committed);
  }
  Inform(fmt::format("key {} is {} for source '{}'", key.primary.key_id,
                     is_new ? "trusted from now on" : "trusted already", source.name));
  return kDone;
}

}  // namespace

base::Result<int> AddKey(Session& session, const NewKey& wanted) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  const config::SourceSettings* source = (*settings)->Find(wanted.source);
  if (source == nullptr) {
    return base::UsageError("'" + wanted.source + "' is no source of the configuration",
                            "'inkan config check' lists them");
  }
  auto fetched = Fetch(**settings, wanted.place);
  if (!fetched) return base::Forward(fetched);
  auto keys = ReadKeys(fetched->bytes, base::EscapeForTerminal(wanted.place));
  if (!keys) return base::Forward(keys);
  auto key = wanted.sha256.empty() ? ChooseByAsking(std::move(*keys), wanted)
                                   : ChooseByHash(std::move(*keys), wanted);
  if (!key) return base::Forward(key);
  return TrustKey(session, *source, *key, wanted, *fetched);
}

}  // namespace cli
