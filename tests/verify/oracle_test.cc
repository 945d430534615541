// Generated good and damaged messages before three judges: libcrypto, gpg1 through GPGME, and RNP.
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
#include "verify/libcrypto_check.h"
#include "verify/packet.h"
#include "verify/signature_parts.h"
#include "verify/verify.h"

namespace {

constexpr std::uint64_t kSeed = 20040415;

struct Words {
  std::string libcrypto, gpgme, rnp;
  verify::SignaturePacket claims;
  bool two_issuers = false;  // the packet names two different keys
  bool by_curve = false;
};

bool NamesTwoIssuers(const std::string& packet) {
  const auto packets = verify::ReadPackets(packet);
  const auto parts = verify::ReadSignatureParts(packets->front().body);
  std::set<std::string> ids;
  for (const auto* area : {&parts->hashed, &parts->unhashed}) {
    for (const verify::Subpacket& each : *area) {
      if (each.type == 16) ids.emplace(each.data);
      if (each.type == 33 && each.data.size() == 21) ids.emplace(each.data.substr(13));
    }
  }
  return ids.size() > 1 || ids.empty();
}

// Why the three may differ as they do; empty where nothing explains it.
std::string Explain(const Words& words, const support::Message& message) {
  const auto are = [&](const char* libcrypto, const char* gpgme, const char* rnp) {
    return words.libcrypto == libcrypto && words.gpgme == gpgme && words.rnp == rnp;
  };
  if (words.libcrypto == words.gpgme && words.gpgme == words.rnp) return "all agree";
  if (words.by_curve && words.gpgme == "unsupported" && words.libcrypto == words.rnp) {
    return "gpg1 knows no curves";
  }
  if (are("bad", "good", "bad") && words.claims.digest_prefix != message.prefix) {
    return "gpg1 does not look at the digest's two bytes in the packet";
  }
  if (are("bad", "good", "bad") && message.what.find("the modulus added") != std::string::npos) {
    return "gpg1 takes a number that is not below the modulus";
  }
  if (are("good", "good", "bad") && words.claims.public_key_algorithm == verify::kRsaSignOnly) {
    return "RNP wants the key's own number for RSA";
  }
  if (words.two_issuers && words.claims.version == 4) {
    return "the packet names two keys: gpg1 reads the issuer, the others its fingerprint first";
  }
  const bool gpg1_agrees =
      words.gpgme == words.libcrypto || (words.by_curve && words.gpgme == "unsupported");
  if (gpg1_agrees && words.libcrypto != "good" && words.rnp != "good") {
    return "RNP refuses it too, for another reason first";
  }
  return {};
}

}  // namespace

TEST_CASE("libcrypto and gpg1 and RNP judge generated messages alike") {
  const char* count_text = std::getenv("INKAN_ORACLE_MESSAGES");
  const int count = count_text != nullptr ? std::atoi(count_text) : 2000;
  const verify::Keyring keyring = support::KeysOfMessages();
  auto gpg1 = verify::WorkerPool::Start(keyring, support::PoolOptions());
  auto libcrypto = verify::LibcryptoChecker::Open(keyring);
  REQUIRE(gpg1);
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
                     file.messages.front().facts->packet, NamesTwoIssuers(pair.packet),
                     verify::IsCurve(file.messages.front().facts->packet.public_key_algorithm)});
    (*gpg1)->Submit(messages.size(), pair);
    messages.push_back(std::move(message));
  }
  while ((*gpg1)->Pending() > 0) {
    for (verify::EngineReply& reply : (*gpg1)->Wait(std::chrono::seconds{1})) {
      REQUIRE_MESSAGE(reply.answer, messages[reply.tag].what, ": ", reply.answer.error().message);
      words[reply.tag].gpgme = Name(reply.answer->front().outcome);
    }
  }
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::string why = Explain(words[i], messages[i]);
    CHECK_MESSAGE(!why.empty(), "message ", i, " ", messages[i].what, ": libcrypto ",
                  words[i].libcrypto, ", gpg1 ", words[i].gpgme, ", RNP ", words[i].rnp);
    ++seen[why];
    if (words[i].libcrypto == "good" && why == "all agree") ++seen["good"];
  }
  for (const auto& [why, times] : seen) MESSAGE(times, " ", why);
  // A run in which all were bad, or nothing differed, would show little.
  CHECK(seen["good"] > count / 10);
  CHECK(seen["all agree"] > count / 2);
  CHECK(seen["all agree"] < count);
}
