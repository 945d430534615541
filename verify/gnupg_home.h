// The private GnuPG home in which one GnuPG finds the pinned keys and nothing else.
//
// Life cycle: Make creates a folder below the temporary folder, readable by the owner alone, writes
// gpg.conf and the key ring and takes a lock on it; the destructor removes it. A home whose maker
// was killed has no lock any more and is swept by the next Make of the same user.
//
// The key ring is written directly: a key ring is the key blocks one after the other (RFC 4880,
// 3.6), which GnuPG 2 reads too, so that no import has to run and none can fail. The user's own
// ~/.gnupg is never read.
#pragma once

#include <filesystem>

#include "base/file.h"
#include "base/result.h"
#include "verify/gnupg_program.h"
#include "verify/key.h"

namespace verify {

class GnupgHome {
 public:
  static base::Result<GnupgHome> Make(const Keyring& keyring, Gnupg gnupg = Gnupg::kOne);
  ~GnupgHome();
  GnupgHome(GnupgHome&& other) noexcept;
  GnupgHome& operator=(GnupgHome&&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  GnupgHome(std::filesystem::path path, base::UniqueFd lock);

  std::filesystem::path path_;  // empty when moved from
  base::UniqueFd lock_;
};

}  // namespace verify
