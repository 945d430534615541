#include <fmt/format.h>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "base/escape.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/writable.h"
#include "ingest/source_run.h"
#include "store/sources.h"

namespace cli {
namespace {

struct Options {
  bool list = false;
  bool add = false;
  std::string file;
  std::string key;
  std::string source;
  std::string sha256;
};

// A key of the archive, of the configuration, or of both.
struct Listed {
  std::string source;
  verify::Key key;
  std::string added;
  std::string from;
  std::string state;  // trusted, or where alone it stands
};

base::Result<std::vector<Listed>> Archived(Session& session) {
  std::vector<Listed> listed;
  if (!session.HasArchive()) return listed;
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  store::Sources sources(*archive);
  for (const std::string& name : sources.Names()) {
    auto keys = sources.Keys(sources.Find(name).value_or(0));
    if (!keys) return base::Forward(keys);
    for (store::TrustedKey& key : *keys) {
      listed.push_back({name, std::move(key.key), key.added, key.added_from, "trusted"});
    }
  }
  return listed;
}

Listed* Find(std::vector<Listed>& listed, const std::string& source, const verify::Key& key) {
  for (Listed& one : listed) {
    if (one.source == source && one.key.packet_sha256 == key.packet_sha256) return &one;
  }
  return nullptr;
}

// Marks where the archive and the configuration differ. A source that the archive has not met yet
// will take the configuration's keys.
base::Status AddConfigured(Session& session, std::vector<Listed>& listed) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  for (const config::SourceSettings& source : (*settings)->sources) {
    const bool is_met = std::any_of(listed.begin(), listed.end(),
                                    [&](const Listed& one) { return one.source == source.name; });
    auto keys = ingest::ReadConfiguredKeys(source);
    if (!keys) return base::Forward(keys);
    std::set<std::string> pins;
    for (std::size_t i = 0; i < keys->size(); ++i) {
      pins.insert((*keys)[i].packet_sha256);
      if (Find(listed, source.name, (*keys)[i]) != nullptr) continue;
      listed.push_back({source.name, (*keys)[i], "", source.keys[i].string(),
                        is_met ? "configuration only: not trusted" : "trusted at the first run"});
    }
    for (Listed& one : listed) {
      if (one.source == source.name && pins.count(one.key.packet_sha256) == 0) {
        one.state = "trusted, archive only";
      }
    }
  }
  return {};
}

store::Cell TimeOrNull(const std::optional<base::Time>& time) {
  return time ? store::Cell(base::FormatTime(*time)) : store::Cell();
}

void WriteKeys(Session& session, const std::vector<Listed>& keys) {
  const auto writer = report::MakeRowWriter(session.format(), session.out());
  writer->Columns({"source", "key_id", "fingerprint", "algorithm", "bits", "version", "created",
                   "expires", "packet_sha256", "user_ids", "added", "added_from", "state"});
  for (const Listed& one : keys) {
    const verify::KeyMaterial& primary = one.key.primary;
    writer->Row({one.source, primary.key_id, primary.fingerprint,
                 verify::PublicKeyAlgorithmName(primary.algorithm), std::int64_t{primary.bits},
                 std::int64_t{primary.version}, base::FormatTime(primary.created),
                 TimeOrNull(primary.expires), one.key.packet_sha256,
                 base::Join(one.key.user_ids, "; "), one.added, one.from, one.state});
  }
  writer->Finish();
}

std::string Describe(const verify::Key& key) {
  const verify::KeyMaterial& primary = key.primary;
  std::string text = fmt::format(
      "key id         {}\nfingerprint    {}\npacket sha256  {}\nkind           {} bits {}, version "
      "{}"
      "\ncreated        {}\nexpires        {}\n",
      primary.key_id, primary.fingerprint, key.packet_sha256, primary.bits,
      verify::PublicKeyAlgorithmName(primary.algorithm), primary.version,
      base::FormatTime(primary.created),
      primary.expires ? base::FormatTime(*primary.expires) : "never");
  if (primary.revocation) {
    text += fmt::format("revoked        {}\n", base::FormatTime(primary.revocation->at));
  }
  for (const verify::KeyMaterial& subkey : key.subkeys) {
    text += fmt::format("subkey         {} {} bits {}\n", subkey.key_id, subkey.bits,
                        verify::PublicKeyAlgorithmName(subkey.algorithm));
  }
  for (const std::string& user_id : key.user_ids) {
    text += fmt::format("user id        {}\n", base::EscapeForTerminal(user_id));
  }
  return text;
}

base::Result<int> List(Session& session) {
  auto listed = Archived(session);
  if (!listed) return base::Forward(listed);
  if (auto added = AddConfigured(session, *listed); !added) return base::Forward(added);
  WriteKeys(session, *listed);
  return kDone;
}

base::Result<int> Show(Session& session, const std::string& wanted) {
  auto listed = Archived(session);
  if (!listed) return base::Forward(listed);
  if (auto added = AddConfigured(session, *listed); !added) return base::Forward(added);
  const std::string upper = base::HexUpper(base::HexDecode(wanted).value_or(""));
  std::vector<Listed> found;
  for (Listed& one : *listed) {
    const bool is_pin =
        base::HexUpper(base::HexDecode(one.key.packet_sha256).value_or("")) == upper;
    if (one.key.Find(upper) == nullptr && one.key.primary.fingerprint != upper && !is_pin) continue;
    found.push_back(std::move(one));
  }
  if (found.empty()) {
    return base::Failed(base::EscapeForTerminal(wanted) + ": no such key is known",
                        "give a key id, a fingerprint or a packet sha256 of 'inkan keys list'");
  }
  if (!session.is_table()) {
    WriteKeys(session, found);
    return kDone;
  }
  for (const Listed& one : found) {
    session.out() << fmt::format("source         {}\nstate          {}\n{}\n", one.source,
                                 one.state, Describe(one.key));
  }
  return kDone;
}

// A hash on the command line, or a person's yes. There is no trust on first use.
base::Status Confirm(const verify::Key& key, const Options& options) {
  if (!options.sha256.empty()) {
    if (base::LowerAscii(options.sha256) == key.packet_sha256) return {};
    return base::Failed(
        fmt::format("{}: is not the key with that hash, but {}", options.file, key.packet_sha256),
        "nothing was added");
  }
  std::cerr << Describe(key) << "Trust this key for source '" << options.source << "'? [y/N] ";
  std::string answer;
  if (!std::getline(std::cin, answer) || (answer != "y" && answer != "yes")) {
    return base::UsageError("the key was not confirmed, nothing was added",
                            "compare the hash with one from another way, and give --sha256 HASH");
  }
  return {};
}

base::Result<int> Add(Session& session, const Options& options) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  const config::SourceSettings* source = (*settings)->Find(options.source);
  if (source == nullptr) {
    return base::UsageError("'" + options.source + "' is no source of the configuration",
                            "'inkan config check' lists them");
  }
  auto file = base::ReadFile(options.file);
  if (!file) return base::Forward(file);
  auto key = verify::ReadKey(*file, options.file);
  if (!key) return base::Forward(key);
  if (auto confirmed = Confirm(*key, options); !confirmed) return base::Forward(confirmed);
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  store::Database& archive = (*writable)->archive;
  const base::Time now = session.clock().Now();
  store::Sources sources(archive);
  archive.Begin();
  const std::int64_t id = sources.FindOrAdd(source->name, source->profile);
  if (auto committed = archive.Commit(); !committed) return base::Forward(committed);
  auto keyring = ingest::LoadKeyring(archive, id, *source, now);
  if (!keyring) return base::Forward(keyring);
  if (auto fits = keyring->Add(*key); !fits) return base::Forward(fits);
  archive.Begin();
  const bool is_new = sources.AddKey(id, *key, options.file, now);
  if (auto committed = CommitSealed(session, **writable); !committed) {
    return base::Forward(committed);
  }
  spdlog::info("key {} is {} for source '{}'", key->primary.key_id,
               is_new ? "trusted from now on" : "trusted already", source->name);
  return kDone;
}

}  // namespace

Action AddKeys(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  CLI::App* list =
      app.add_subcommand("list", "all keys, and where archive and configuration differ");
  list->callback([options] { options->list = true; });
  CLI::App* add = app.add_subcommand("add", "trust the key in a file for a source");
  add->callback([options] { options->add = true; });
  add->add_option("FILE", options->file, "a file with one public key")->required();
  add->add_option("--source", options->source, "the source whose documents it signs")
      ->type_name("NAME")
      ->required();
  add->add_option("--sha256", options->sha256,
                  "the SHA-256 of the key packet, known from elsewhere; asks without it")
      ->type_name("HASH");
  CLI::App* show = app.add_subcommand("show", "one key");
  show->add_option("KEY", options->key, "key id, fingerprint or packet sha256")->required();
  return [options](Session& session) -> base::Result<int> {
    if (options->list) return List(session);
    return options->add ? Add(session, *options) : Show(session, options->key);
  };
}

}  // namespace cli
