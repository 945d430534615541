// What the configuration file says, checked and made absolute.
//
// TOML; docs/manual.md explains every key. A key that nobody knows is an error with its line, since
// a misspelt key would silently mean its default. Relative paths are relative to the file.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace config {

struct SourceSettings {
  std::string name;
  std::string profile = "plain";            // which parsers
  std::vector<std::filesystem::path> keys;  // trust anchors, one key a file
  std::string key_url;                      // watched for changes; may be empty
  std::vector<std::string> index;           // URLs of pages whose links are followed
  std::string match;                        // RE2 pattern over the URL; may be empty
  std::vector<std::string> urls;            // single documents
  std::vector<std::string> templates;       // numbered URLs that are probed
  int templates_from = 1996;                // the first year that is probed
  double max_requests_per_second = 2;       // 0: no limit
  int max_connections_per_host = 2;
  bool robots = true;                       // whether robots.txt is obeyed
  std::vector<std::string> redirect_hosts;  // that a redirect may lead to
  std::vector<std::string> private_hosts;   // that may have a private address
  int timeout = 300;                        // seconds for one answer
  int stall_timeout = 30;                   // seconds without a sign of life
  int retries = 2;                          // within a run, of what fails in passing
  int max_retry_wait = 30;                  // seconds; a longer Retry-After waits for the next run
  std::optional<std::chrono::hours> max_run_time = std::chrono::hours{20};
  int max_run_mib = 4096;  // that one run takes; 0: no limit
  std::chrono::year_month_day md5_until{std::chrono::year{2012}, std::chrono::month{1},
                                        std::chrono::day{1}};
  bool allow_text_outside = false;
  std::vector<std::string> engines = {"gpgme", "libcrypto"};  // that must say good
  bool trust_index_dates = false;
  std::optional<std::chrono::hours> max_age;  // since the last success; none: never too old

  // Whether `mirror` has anything to ask for; a source without lives from `ingest`.
  bool IsMirrored() const { return !index.empty() || !urls.empty() || !templates.empty(); }
};

struct Settings {
  std::filesystem::path file;  // where this was read; empty for the defaults
  std::filesystem::path archive = "inkan.db";
  std::filesystem::path ledger_key;      // empty: beside the archive, with ".ledger-key" behind
  std::filesystem::path checkpoint_dir;  // empty: checkpoints are in the archive alone
  std::string gpg1 = "gpg1";             // a path, or a name that is looked up in PATH
  std::string gpg = "gpg";               // the same, GnuPG 2; empty: do without it
  unsigned workers = 0;                  // verifying processes; 0: one for each processor
  int engine_timeout = 10;               // seconds for one signature
  std::string contact;                   // a URL or an address for the User-Agent; may be empty
  std::string proxy;                     // a URL; empty: the environment's
  std::filesystem::path ca_bundle;       // a PEM file; empty: the environment's, or the system's
  std::vector<SourceSettings> sources;

  const SourceSettings* Find(const std::string& name) const;
};

// Errors are usage errors: "inkan.toml:12: unknown key 'indx'".
base::Result<Settings> LoadSettings(const std::filesystem::path& file);

// The file that is meant: `given`, $INKAN_CONFIG, ./inkan.toml, $XDG_CONFIG_HOME/inkan/inkan.toml
// (~/.config without it), /etc/inkan/inkan.toml. Nothing where none of them is there; an error
// where one that was named is not.
base::Result<std::optional<std::filesystem::path>> FindConfig(const std::string& given);

}  // namespace config
