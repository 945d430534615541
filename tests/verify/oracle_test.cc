// Generated good and damaged messages before three judges: libcrypto, GnuPG through GPGME, and RNP.
// Every kind of difference is explained below, and none is left over.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/support/rnp.h"
#include "tests/verify/generated_message.h"
#include "tests/verify/worker_hook.h"
#include "verify/gpgme_engine.h"
#include "verify/libcrypto_check.h"
#include "verify/packet.h"
#include "verify/signature_parts.h"
#include "verify/verify.h"

namespace {

constexpr std::uint64_t kSeed = 20040415;

struct Words {
  std::string libcrypto, gpgme, rnp;
  verify::SignaturePacket claims;
  bool unclear_issuer = false;  // not one key id, or another one than the fingerprint's
  bool by_curve = false;
  bool has_gpg = false;  // GnuPG 2 was asked about keys of version 4
};

bool HasUnclearIssuer(const std::string& packet) {
  const auto packets = verify::ReadPackets(packet);
  const auto parts = verify::ReadSignatureParts(packets->front().body);
  std::set<std::string> issuers;
  std::set<std::string> by_fingerprint;
  for (const auto* area : {&parts->hashed, &parts->unhashed}) {
    for (const verify::Subpacket& each : *area) {
      if (each.type == 16) issuers.emplace(each.data);
      if (each.type == 33 && each.data.size() == 21) by_fingerprint.emplace(each.data.substr(13));
    }
  }
  return issuers.size() != 1 || (!by_fingerprint.empty() && by_fingerprint != issuers);
}

bool IsByCurve(const verify::Keyring& keyring, const verify::SignaturePacket& claims) {
  const verify::Key* key = keyring.Find(claims.key_id);
  return verify::IsCurve(key != nullptr ? key->Find(claims.key_id)->algorithm
                                        : claims.public_key_algorithm);
}

// Why the three may differ as they do; empty where nothing explains it.
std::string Explain(const Words& words, const support::Message& message) {
  const auto are = [&](const char* libcrypto, const char* gpgme, const char* rnp) {
    return words.libcrypto == libcrypto && words.gpgme == gpgme && words.rnp == rnp;
  };
  if (words.libcrypto == words.gpgme && words.gpgme == words.rnp) return "all agree";
  if (words.by_curve && words.gpgme == "unsupported" && words.libcrypto == words.rnp) {
    return words.has_gpg ? "" : "gpg1 knows no curves";
  }
  if (are("bad", "good", "bad") && words.claims.digest_prefix != message.prefix) {
    return "GnuPG does not look at the digest's two bytes in the packet";
  }
  if (are("bad", "good", "bad") && message.what.find("the modulus added") != std::string::npos) {
    return "GnuPG takes a number that is not below the modulus";
  }
  const bool anyone_lacks_the_key =
      words.libcrypto == "no-key" || words.gpgme == "no-key" || words.rnp == "no-key";
  if (words.unclear_issuer && words.claims.version == 4 && anyone_lacks_the_key) {
    return "GnuPG reads the issuer's id alone, the others its fingerprint first";
  }
  const bool gnupg_agrees =
      words.gpgme == words.libcrypto || (words.by_curve && words.gpgme == "unsupported");
  if (gnupg_agrees && words.libcrypto != "good" && words.rnp != "good") {
    return "RNP refuses it too, for another reason first";
  }
  return {};
}

// `gpg` as in the configuration: without it gpg1 is asked about all keys.
void JudgeMessages(int count, const std::string& gpg) {
  const verify::Keyring keyring = support::KeysOfMessages();
  verify::WorkerPoolOptions options = support::PoolOptions();
  options.gpg = gpg;
  auto gnupg = verify::GpgmeEngine::Start(keyring, options);
  auto libcrypto = verify::LibcryptoChecker::Open(keyring);
  REQUIRE(gnupg);
  REQUIRE(libcrypto);
  const support::Rnp rnp;
  for (const verify::Key& key : keyring.keys()) rnp.Import(key.block);

  support::Random random(kSeed);
  std::vector<support::Message> messages;
  std::vector<Words> words;
  std::map<std::string, int> seen;
  while (static_cast<int>(messages.size()) < count) {
    support::Message message = support::AnyMessage(random);
    support::Damage(message, random);
    const auto file = verify::Examine(support::FileOf(message));
    if (file.messages.size() != 1 || file.messages.front().decided) continue;  // no engine is asked
    const verify::DetachedSignature& pair = file.messages.front().detached;
    words.push_back({std::string(Name(libcrypto->Check(pair).outcome)), "",
                     rnp.Verify(pair.canonical_text, pair.packet),
                     file.messages.front().facts->packet, HasUnclearIssuer(pair.packet),
                     IsByCurve(keyring, file.messages.front().facts->packet), !gpg.empty()});
    (*gnupg)->Submit(messages.size(), pair);
    messages.push_back(std::move(message));
  }
  while ((*gnupg)->Pending() > 0) {
    for (verify::EngineReply& reply : (*gnupg)->Wait(std::chrono::seconds{1})) {
      words[reply.tag].gpgme =
          reply.answer ? Name(reply.answer->front().outcome) : reply.answer.error().message;
    }
  }
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::string why = Explain(words[i], messages[i]);
    CHECK_MESSAGE(!why.empty(), "message ", i, " ", messages[i].what, ": libcrypto ",
                  words[i].libcrypto, ", GnuPG ", words[i].gpgme, ", RNP ", words[i].rnp);
    ++seen[why];
    if (words[i].libcrypto == "good" && why == "all agree") ++seen["good"];
  }
  for (const auto& [why, times] : seen) MESSAGE(times, " ", why);
  // A run in which all were bad, or nothing differed, would show little.
  CHECK(seen["good"] > count / 10);
  CHECK(seen["all agree"] > count / 2);
  CHECK(seen["all agree"] < count);
}

}  // namespace

TEST_CASE("libcrypto and GnuPG and RNP judge generated messages alike") {
  const char* count = std::getenv("INKAN_ORACLE_MESSAGES");
  JudgeMessages(count != nullptr ? std::atoi(count) : 1500, "gpg");
}

TEST_CASE("libcrypto and gpg1 alone and RNP judge generated messages alike") {
  const char* count = std::getenv("INKAN_ORACLE_MESSAGES");
  JudgeMessages(count != nullptr ? std::atoi(count) : 500, "");
}
