// RNP, which Thunderbird uses, as an oracle: a third reading of keys and signatures that shares no
// code with GnuPG or with us. Its big numbers are Botan's.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace support {

// Life cycle: Import keys, then ask. Throws where RNP cannot be set up.
class Rnp {
 public:
  Rnp();

  void Import(std::string_view key_block) const;  // binary
  // "good", "bad", "no-key" or "unsupported" of a signature packet over a text; "error" and RNP's
  // number where it does not get as far as a signature.
  std::string Verify(std::string_view text, std::string_view packet) const;

 private:
  std::shared_ptr<void> ffi_;
};

}  // namespace support
