#include "tests/recover/judge.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>

#include "tests/support/catalogue.h"
#include "tests/support/charset.h"
#include "tests/verify/worker_hook.h"
#include "verify/start_engines.h"

namespace support {

verify::Judgement JudgeWithRecovery(const std::string& bytes, const verify::Policy& policy,
                                    const std::string& key) {
  static std::map<std::string, verify::Keyring> keyrings;
  static std::map<std::string, std::unique_ptr<verify::Engine>> engines;
  if (engines.count(key) == 0) {
    keyrings.emplace(key, KeyringWith(key));
    auto engine = verify::StartEngines(verify::Policy().engines, keyrings.at(key), PoolOptions());
    REQUIRE(engine);
    engines.emplace(key, std::move(*engine));
  }
  const verify::Judge judge(keyrings.at(key), policy);
  auto verified = recover::VerifyFile(bytes, verify::Examine(bytes), engines.at(key).get(), judge,
                                      At("2026-01-01T00:00:00Z"));
  REQUIRE(verified);
  CHECK(verified->judgements.front().verdict.raw_sha256 == verify::Examine(bytes).raw_sha256);
  return verified->judgements.front();
}

std::string JapaneseText() {
  return Encode(
      "架空調整センター　お知らせ 2004-02 <info@example.org>\n"
      "\n"
      "-----\n"
      "- 受付件数 <件>: 644 & 通知先: ２８７  \n"
      "\tポート\t135/tcp\n"
      "From January to March, the centre took reports of scans & probes from sites in many "
      "places.\n"
      ">From the same sites came mail.\n"
      " 〜−‖“全角”ＡＢＣ１２３（括弧）\\~ 愛飢え緒\n"
      "\n"
      "--三月--\n",
      "ISO-2022-JP");
}

std::string JapaneseNotice() { return SignedByPinned(JapaneseText()); }

}  // namespace support
