// The real gpg1 as an oracle: it reads whole files in its own way and shares no code with us.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/temp_folder.h"

namespace support {

// A gpg1 with a private home that takes keys and digests of the 1990s. Life cycle: Import keys,
// then ask. The user's own keys are never looked at. Throws where gpg1 cannot be run.
class Gpg1 {
 public:
  // Tests that need gpg1 are passed over where there is none.
  static bool IsInstalled();

  Gpg1();

  // A key block, binary or in armor.
  void Import(std::string_view key_block) const;

  // The status lines for a file with this content, without "[GNUPG:] ".
  std::string Verify(std::string_view document) const;
  // Good signatures and nothing else that speaks of signatures or errors.
  bool SaysGood(std::string_view document) const;
  bool SaysBad(std::string_view document) const;

 private:
  std::string Run(std::string_view command, std::string_view input) const;

  TempFolder home_;
};

}  // namespace support
