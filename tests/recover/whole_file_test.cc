// Generated files, good and damaged, before inkan and before gpg1 on the whole file, which reads it
// in its own way. A difference must be one that the accept rule wants; what gpg1 calls bad is never
// accepted as received.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "recover/recover.h"
#include "recover/verify_file.h"
#include "tests/recover/file_damage.h"
#include "tests/support/gpg1.h"
#include "tests/support/pgp2.h"
#include "tests/verify/generated_message.h"
#include "tests/verify/worker_hook.h"
#include "verify/both_engines.h"
#include "verify/start_engines.h"
#include "verify/verify.h"

namespace {

using verify::Reason;

constexpr std::uint64_t kSeed = 19961204;
const base::Time kNow = support::At("2020-01-01T00:00:00Z");

enum class Word { kGood, kBad, kNothing };

Word AskGpg1(const support::Gpg1& gpg1, const std::string& file) {
  const std::string status = gpg1.Verify(file);
  bool good = false;
  bool trouble = false;
  for (const std::string_view line : base::SplitLines(status)) {
    if (line.starts_with("BADSIG")) return Word::kBad;
    good = good || line.starts_with("GOODSIG") || line.starts_with("EXPKEYSIG");
    for (const char* keyword : {"ERRSIG", "NODATA", "UNEXPECTED", "BADARMOR"}) {
      trouble = trouble || line.starts_with(keyword);
    }
  }
  return good && !trouble ? Word::kGood : Word::kNothing;
}

// What the accept rule wants although gpg1 finds the file good: each with what it guards against.
const std::map<Reason, std::string> kStricter = {
    {Reason::kTextOutside, "text that no signature covers"},
    {Reason::kSeveralMessages, "more than one message"},
    {Reason::kLineTooLong, "a line that gpg1 does not read whole"},
    {Reason::kControlBytes, "a NUL or a lone CR"},
    {Reason::kBrokenMarker, "a marker that does not stand alone"},
    {Reason::kBadHeader, "a header that is none"},
    {Reason::kStrayDash, "a dash that is not escaped"},
    {Reason::kBadArmor, "an armor that is damaged or without a checksum"},
    {Reason::kNotASignature, "another packet than a signature"},
    {Reason::kSeveralSignatures, "more than one signature"},
    {Reason::kHashMismatch, "a Hash header of another digest"},
    {Reason::kEnginesDisagree, "digest bits or a number that libcrypto refuses"},
    {Reason::kTruncated, "a signature without its end marker"},
    {Reason::kUnsigned, "no line that is a marker"},
};

// Why inkan refuses what gpg1 calls good; empty where nothing explains it.
std::string WhyStricter(const verify::Verdict& verdict) {
  for (const Reason reason : verdict.reasons) {
    if (const auto found = kStricter.find(reason); found != kStricter.end()) return found->second;
  }
  return {};
}

// A line of the armor's head that gpg1 takes for no header: without ": " in it.
bool HasTightArmorHeader(const std::string& file) {
  const auto lines = base::SplitLines(file);
  const auto begin = std::find(lines.begin(), lines.end(), verify::kBeginSignature);
  for (auto line = begin; line != lines.end() && !base::Trim(*line).empty(); ++line) {
    if (line != begin && line->find(": ") == std::string_view::npos) return true;
  }
  return false;
}

struct Tally {
  std::map<std::string, int> times;
  std::map<std::string, int> recovered;  // by transformation
  std::map<std::string, int> outcomes;   // of damages
};

class Bench {
 public:
  Bench() {
    for (const verify::Key& key : keyring_.keys()) {
      if (!verify::IsCurve(key.primary.algorithm)) gpg1_.Import(key.block);
    }
    auto engine = verify::StartEngines(policy_.engines, keyring_, support::PoolOptions());
    REQUIRE(engine);
    engine_ = std::move(*engine);
  }

  void Try(const std::string& file, const std::string& what) {
    CAPTURE(what);
    CAPTURE(file);
    const Word word = AskGpg1(gpg1_, file);
    const verify::ExaminedFile examined = verify::Examine(file);
    const auto judged = verify::VerifyFile(examined, engine_.get(), judge_, kNow);
    if (!judged) {  // gpg1 breaks off; no verdict, and so nothing that could differ
      CHECK(word != Word::kGood);
      ++tally.times["an engine gave no answer"];
      return;
    }
    const verify::Judgement& judgement = judged->front();
    ++tally.times[Compare(judgement.verdict, word, file)];
    TryRecovery(file, examined, judgement.verdict.accepted, word);
  }

  Tally tally;

 private:
  std::string Compare(const verify::Verdict& verdict, Word word, const std::string& file) {
    if (verdict.accepted && word == Word::kGood) return "both good";
    if (!verdict.accepted && word != Word::kGood) return "both refuse";
    if (verdict.accepted) {
      CHECK(word != Word::kBad);
      if (HasTightArmorHeader(file)) return "accepted, and gpg1 finds no armor header";
      const verify::Key* key = keyring_.Find(verdict.signature->packet.key_id);
      const bool by_curve =
          key != nullptr && verify::IsCurve(key->Find(verdict.signature->packet.key_id)->algorithm);
      CHECK_MESSAGE(by_curve, "inkan accepts what gpg1 does not call good");
      return "accepted, and gpg1 knows no curves";
    }
    const std::string why = WhyStricter(verdict);
    CHECK_MESSAGE(!why.empty(), "gpg1 says good, inkan says ", Name(verdict.outcome), " ",
                  verdict.reasons.empty() ? "" : Name(verdict.reasons.front()));
    return "refused though gpg1 says good: " + why;
  }

  // What is recovered must be good for gpg1 too, in the form in which it was recovered.
  void TryRecovery(const std::string& file, const verify::ExaminedFile& examined,
                   bool accepted_as_received, Word word) {
    const auto verified = recover::VerifyFile(file, examined, engine_.get(), judge_, kNow);
    if (!verified) return;
    const verify::Verdict& verdict = verified->judgements.front().verdict;
    CHECK((verdict.accepted || !accepted_as_received));
    if (!verdict.accepted || verdict.recovered_by.empty()) return;
    ++tally.recovered[verdict.recovered_by];
    if (word == Word::kBad) ++tally.times["(recovered where gpg1 says bad of the copy)"];
    const auto undamaged = recover::ApplyRecovery(file, verdict.recovered_by);
    REQUIRE(undamaged);
    const verify::Key* key = keyring_.Find(verdict.signature->packet.key_id);
    REQUIRE(key != nullptr);
    if (verify::IsCurve(key->Find(verdict.signature->packet.key_id)->algorithm)) return;
    CAPTURE(*undamaged);
    CHECK_MESSAGE((AskGpg1(gpg1_, *undamaged) == Word::kGood), "recovered by ",
                  verdict.recovered_by);
  }

  verify::Policy policy_;
  verify::Keyring keyring_ = support::KeysOfMessages();
  verify::Judge judge_{keyring_, policy_};
  std::unique_ptr<verify::Engine> engine_;
  support::Gpg1 gpg1_;
};

}  // namespace

TEST_CASE("inkan and gpg1 judge whole files alike but where the accept rule is stricter") {
  if (!support::Gpg1::IsInstalled()) return;
  const char* count_text = std::getenv("INKAN_ORACLE_MESSAGES");
  const int count = count_text != nullptr ? std::atoi(count_text) : 400;
  Bench bench;
  support::Random random(kSeed);
  std::set<std::string> damages;
  for (int i = 0; i < count; ++i) {
    const support::Message message = support::AnyMessage(random);
    const support::DamagedFile damaged = support::DamageFile(support::FileOf(message), random);
    damages.insert(damaged.how);
    bench.Try(damaged.bytes, message.what + ", " + damaged.how);
  }
  for (const auto& [what, times] : bench.tally.times) MESSAGE(times, " ", what);
  for (const auto& [how, times] : bench.tally.recovered) MESSAGE(times, " recovered by ", how);
  MESSAGE(damages.size(), " kinds of damage");
  // A run in which all were refused, or nothing differed, would show little.
  CHECK(bench.tally.times["both good"] > count / 20);
  CHECK(bench.tally.times["both refuse"] > count / 20);
  CHECK(damages.size() > 30);
  CHECK_FALSE(bench.tally.recovered.empty());
}
