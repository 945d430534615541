#include <algorithm>
#include <memory>
#include <set>

#include "base/text.h"
#include "cli/command.h"
#include "cli/keys_add.h"
#include "cli/listed_keys.h"
#include "ingest/source_run.h"
#include "store/sources.h"

namespace cli {
namespace {

struct KeysOptions {
  bool list = false;
  bool add = false;
  std::string key;
  NewKey wanted;
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
  // The fingerprint stays longest: it is what a person compares.
  const auto writer = session.Rows({"packet_sha256", "added_from", "version", "added", "created",
                                    "user_ids", "key_id", "expires"});
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

base::Result<int> List(Session& session) {
  auto listed = ListKeys(session);
  if (!listed) return base::Forward(listed);
  WriteKeys(session, *listed);
  return kDone;
}

}  // namespace

base::Result<std::vector<Listed>> ListKeys(Session& session) {
  auto listed = Archived(session);
  if (!listed) return base::Forward(listed);
  if (auto added = AddConfigured(session, *listed); !added) return base::Forward(added);
  return listed;
}

Action AddKeys(Arguments arguments) {
  auto options = std::make_shared<KeysOptions>();
  arguments.RequireSubcommand();
  arguments.Subcommand("list", "all keys, and where archive and configuration differ",
                       [options] { options->list = true; });
  Arguments add =
      arguments.Subcommand("add", "trust a key for a source", [options] { options->add = true; });
  add.Add("PLACE", options->wanted.place,
          "a file, or an http, https or file URL, with one public key, or with more")
      .Required();
  add.Add("--source", options->wanted.source, "the source whose documents it signs")
      .Type("NAME")
      .Required();
  add.Add("--sha256", options->wanted.sha256,
          "the SHA-256 of the key packet, known from elsewhere; asks without it")
      .Type("HASH");
  Arguments show = arguments.Subcommand("show", "one key, and what it signed");
  show.Add("KEY", options->key, "key id, fingerprint or packet sha256").Required();
  return [options](Session& session) -> base::Result<int> {
    if (options->list) return List(session);
    return options->add ? AddKey(session, options->wanted) : ShowKeys(session, options->key);
  };
}

}  // namespace cli
