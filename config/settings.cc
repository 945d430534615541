#include "config/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/escape.h"
#include "base/file.h"
#include "config/toml_reader.h"

namespace config {
namespace {

constexpr std::size_t kMaxConfigSize = std::size_t{1} << 20U;
constexpr std::array<std::string_view, 2> kEngines = {"gpgme", "libcrypto"};
constexpr std::array<const char*, 3> kProfiles = {"freebsd", "jpcert", "plain"};

// A place without a scheme is a path, beside the configuration file where it is relative.
std::string AsUrl(const std::string& place, const std::filesystem::path& folder) {
  if (place.find("://") != std::string::npos) return place;
  const bool is_folder = !place.empty() && place.back() == '/';
  std::string path = (folder / place).lexically_normal().string();
  if (is_folder && path.back() != '/') path += '/';
  std::string url = "file://";
  for (const char c : path) {
    const bool escaped = c == '%' || c == '?' || c == '#';
    url += escaped ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return url;
}

void MakeUrls(std::vector<std::string>& places, const std::filesystem::path& folder) {
  for (std::string& place : places) place = AsUrl(place, folder);
}

bool IsName(const std::string& name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

bool AreEngines(const std::vector<std::string>& sorted) {
  return !sorted.empty() && std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() &&
         std::includes(kEngines.begin(), kEngines.end(), sorted.begin(), sorted.end());
}

void CheckSource(TomlReader& reader, const SourceSettings& source, const Settings& settings) {
  if (!IsName(source.name)) {
    reader.Fail("name", "a source needs a 'name' of small letters, digits, '-', '_' and '.'");
  }
  if (settings.Find(source.name) != nullptr) {
    reader.Fail("name", fmt::format("a second source is named '{}'", source.name));
  }
  if (std::find(kProfiles.begin(), kProfiles.end(), source.profile) == kProfiles.end()) {
    reader.Fail("profile", "unknown profile", "the profiles are: freebsd, jpcert, plain");
  }
  if (!AreEngines(source.engines)) {
    reader.Fail("engines", "unknown engine, one twice, or none",
                "the engines are: gpgme, libcrypto; one of them or both");
  }
  if (source.keys.empty()) {
    reader.Fail("keys", fmt::format("source '{}' names no 'keys'", source.name),
                "name the publisher's key file: nothing can be accepted without a pinned key");
  }
}

void ReadManners(TomlReader& reader, SourceSettings& source) {
  reader.Read("max_requests_per_second", source.max_requests_per_second, 0, 1e6);
  reader.Read("max_connections_per_host", source.max_connections_per_host, 1, 16);
  reader.Read("robots", source.robots);
  reader.Read("redirect_hosts", source.redirect_hosts);
  reader.Read("private_hosts", source.private_hosts);
  reader.Read("timeout", source.timeout, 1, 86'400);
  reader.Read("stall_timeout", source.stall_timeout, 1, 3600);
  reader.Read("retries", source.retries, 0, 10);
  reader.Read("max_retry_wait", source.max_retry_wait, 0, 3600);
  reader.Read("max_run_time", source.max_run_time);
  reader.Read("max_run_mib", source.max_run_mib, 0, 1 << 30);
}

SourceSettings ReadSource(TomlReader& reader, const std::filesystem::path& folder,
                          const Settings& settings) {
  SourceSettings source;
  std::vector<std::string> keys;
  reader.Read("name", source.name);
  reader.Read("profile", source.profile);
  reader.Read("keys", keys);
  reader.Read("key_url", source.key_url);
  reader.Read("index", source.index);
  reader.Read("match", source.match);
  reader.Read("urls", source.urls);
  reader.Read("templates", source.templates);
  reader.Read("templates_from", source.templates_from, 1970, 9999);
  ReadManners(reader, source);
  reader.Read("md5_until", source.md5_until);
  reader.Read("engines", source.engines);
  std::sort(source.engines.begin(), source.engines.end());  // so that a policy has one name
  reader.Read("allow_text_outside", source.allow_text_outside);
  reader.Read("trust_index_dates", source.trust_index_dates);
  reader.Read("max_age", source.max_age);
  for (const std::string& key : keys) source.keys.push_back((folder / key).lexically_normal());
  if (!source.key_url.empty()) source.key_url = AsUrl(source.key_url, folder);
  MakeUrls(source.index, folder);
  MakeUrls(source.urls, folder);
  MakeUrls(source.templates, folder);
  reader.Finish();
  CheckSource(reader, source, settings);
  return source;
}

void ReadTop(const toml::table& table, const std::string& name, Settings& settings,
             std::optional<base::Error>& error) {
  const auto folder = std::filesystem::absolute(settings.file).parent_path();
  TomlReader reader(table, name, error);
  std::string archive = settings.archive.string();
  std::string ledger_key;
  std::string checkpoint_dir;
  std::string ca_bundle;
  int workers = 0;
  reader.Read("archive", archive);
  reader.Read("ledger_key", ledger_key);
  reader.Read("checkpoint_dir", checkpoint_dir);
  reader.Read("gpg1", settings.gpg1);
  reader.Read("gpg", settings.gpg);
  reader.Read("workers", workers, 0, 256);
  reader.Read("engine_timeout", settings.engine_timeout, 1, 3600);
  reader.Read("contact", settings.contact);
  reader.Read("proxy", settings.proxy);
  reader.Read("ca_bundle", ca_bundle);
  settings.archive = (folder / archive).lexically_normal();
  if (!ledger_key.empty()) settings.ledger_key = (folder / ledger_key).lexically_normal();
  if (!checkpoint_dir.empty()) {
    settings.checkpoint_dir = (folder / checkpoint_dir).lexically_normal();
  }
  if (!ca_bundle.empty()) settings.ca_bundle = (folder / ca_bundle).lexically_normal();
  settings.workers = static_cast<unsigned>(workers);
  if (const toml::array* sources = reader.Tables("source"); sources != nullptr) {
    for (const toml::node& element : *sources) {
      TomlReader source(*element.as_table(), name, error);
      settings.sources.push_back(ReadSource(source, folder, settings));
    }
  }
  reader.Finish();
}

}  // namespace

base::Result<Settings> LoadSettings(const std::filesystem::path& file) {
  auto text = base::ReadFile(file, kMaxConfigSize);
  if (!text) return base::UsageError(text.error().message, text.error().hint);
  const std::string name = base::EscapeForTerminal(file.string());
  Settings settings;
  settings.file = file;
  std::optional<base::Error> error;
  try {  // toml++ tells of broken TOML by throwing
    ReadTop(toml::parse(*text, name), name, settings, error);
  } catch (const toml::parse_error& broken) {
    return base::UsageError(fmt::format("{}:{}: {}", name, broken.source().begin.line,
                                        base::EscapeForTerminal(broken.description())));
  }
  if (error) return tl::unexpected(std::move(*error));
  return settings;
}

}  // namespace config
