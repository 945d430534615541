// The texts that the project's test keys have signed.
//
// However an input comes about, nothing but one of these is ever accepted: whoever gets another one
// through has forged a signature.
#pragma once

#include <string>

#include "verify/accept.h"
#include "verify/key.h"
#include "verify/libcrypto_engine.h"

namespace fuzz {

class KnownTexts {
 public:
  // All vectors of tests/vectors, read and judged once for each process.
  static KnownTexts& Instance();

  bool Holds(const std::string& text) const;  // with LF line ends
  verify::LibcryptoEngine& engine() { return *engine_; }
  const verify::Judge& judge() const { return judge_; }

 private:
  KnownTexts();
  void AddTextsOf(const std::string& document);

  verify::Keyring keyring_;
  std::unique_ptr<verify::LibcryptoEngine> engine_;
  verify::Judge judge_;
  std::vector<std::string> texts_;
};

// The engine that GnuPG has no part in: it alone is asked, and it alone has to say good.
verify::Policy OnlyLibcrypto();
// In 2026, when the archive's documents are old and all keys are there.
base::Time Today();

}  // namespace fuzz
