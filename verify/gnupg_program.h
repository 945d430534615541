// The programs of GnuPG that the GPGME engine asks, and where they are.
//
// Only gpg1 (GnuPG 1.4) checks PGP 2.6 signatures and knows keys of version 3; only gpg (GnuPG 2)
// knows elliptic curves.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace verify {

enum class Gnupg { kOne, kTwo };

inline constexpr const char* kDefaultGpg1 = "gpg1";
inline constexpr const char* kDefaultGpg = "gpg";

// The path of `gpg1`: as given when it holds a slash, else the first in PATH. Error: none there.
base::Result<std::string> FindGpg1(const std::string& gpg1);

// The path of `gpg`, found in the same way. Nothing where `gpg` is empty, or is the default and
// not there: gpg1 then takes its place. Error: one that was named is not there.
base::Result<std::optional<std::string>> FindGpg(const std::string& gpg);

}  // namespace verify
