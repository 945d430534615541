// One signature through libcrypto, independent of GnuPG.
//
// Shares with the other engine the splitter, the packet framing and the keyring, and nothing behind
// them: the keys, the digest and the arithmetic are read and done here.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/result.h"
#include "verify/engine.h"
#include "verify/key.h"
#include "verify/libcrypto_key.h"

namespace verify {

// Immutable once made: any number of threads may Check at a time.
class LibcryptoChecker {
 public:
  // Every key is made once, here. Error: libcrypto has no MD5, as in FIPS mode.
  static base::Result<LibcryptoChecker> Open(const Keyring& keyring);

  EngineCheck Check(const DetachedSignature& signature) const;

 private:
  struct Part {
    std::string fingerprint;
    std::optional<LibcryptoKey> key;  // nothing where its kind is not known here
    bool vouched_for = true;          // false for a subkey that may not sign for its key
  };

  LibcryptoChecker() = default;
  void Add(const Key& key);
  EngineCheck Answer(Outcome outcome, std::string detail) const;

  std::string version_;                             // "OpenSSL 3.0.15"
  std::map<std::string, Part, std::less<>> parts_;  // by key id
};

}  // namespace verify
