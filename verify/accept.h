// The accept rule: from arithmetic to a verdict.
//
// A message is accepted when all of this holds: it is the only one in its file; nothing but white
// space stands outside it, unless the source's policy says that such text is usual; its structure
// has no fault; every engine that the policy names was asked, and all that were say good, but for
// an abstention (verify/agreement.h); its key is pinned for this source; it is dated within the
// key's lifetime, not in the future, not after the policy's last date for MD5, and not by a revoked
// key. Every rule that does not hold is told, not only the first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "verify/engine.h"
#include "verify/examine.h"
#include "verify/key.h"
#include "verify/verdict.h"
#include "verify/verified_text.h"

namespace verify {

struct Policy {
  bool allow_text_outside = false;  // mail headers or page text are usual: a caveat, no reason
  // The last day on which an MD5 signature is believed. Collisions with a chosen prefix have cost
  // next to nothing since 2009; nothing: MD5 is believed for ever.
  std::optional<std::chrono::year_month_day> md5_until = std::chrono::year_month_day{
      std::chrono::year{2012}, std::chrono::month{1}, std::chrono::day{1}};

  std::vector<std::string> engines = {kGpgme, kLibcrypto};  // that must say good

  std::string Name() const;  // "engines=gpgme+libcrypto text-outside=refuse md5-until=2012-01-01"
};

struct Judgement {
  Verdict verdict;
  std::optional<VerifiedText> text;  // exactly when accepted
};

class Judge {
 public:
  // The keyring must outlive the judge.
  Judge(const Keyring& keyring, Policy policy) : keyring_(keyring), policy_(std::move(policy)) {}

  const Policy& policy() const { return policy_; }

  // `answer` is the engine's about message `index` of the file; none where structure has decided.
  Judgement Conclude(const ExaminedFile& file, std::size_t index,
                     const std::optional<EngineAnswer>& answer, base::Time now) const;

  // What the engines' answer about a message comes to: the outcome that Conclude gives it.
  Outcome OutcomeOf(const ExaminedMessage& message, const EngineAnswer& answer) const;

  // The text that an accepted verdict of the archive covers, made again from the bytes of its file,
  // without asking the engines again. `text_sha256` and `signed_at` are those of that verdict.
  // Nothing unless the canonical text of `message` has exactly that hash: what the engines hashed
  // then is what is handed on now.
  static std::optional<VerifiedText> Reaccept(const ExaminedMessage& message,
                                              const std::string& text_sha256, base::Time signed_at);

 private:
  const Keyring& keyring_;
  Policy policy_;
};

}  // namespace verify
