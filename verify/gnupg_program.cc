#include "verify/gnupg_program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace verify {
namespace {

std::optional<std::string> FindProgram(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> candidates;
  if (name.find('/') != std::string::npos) {
    candidates.push_back(name);
  } else {
    for (const std::string_view folder :
         base::Split(path != nullptr ? path : "/usr/bin:/bin", ':')) {
      if (!folder.empty()) candidates.push_back(fmt::format("{}/{}", folder, name));
    }
  }
  for (const std::string& candidate : candidates) {
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::string> FindGpg1(const std::string& gpg1) {
  auto found = FindProgram(gpg1);
  if (found) return std::move(*found);
  return base::Failed(fmt::format("{}: no such program", gpg1),
                      "install the package gnupg1: it is the GnuPG that still checks PGP 2.6 "
                      "signatures");
}

base::Result<std::optional<std::string>> FindGpg(const std::string& gpg) {
  if (gpg.empty()) return std::nullopt;
  auto found = FindProgram(gpg);
  if (found || gpg == kDefaultGpg) return found;
  return base::Failed(fmt::format("{}: no such program", gpg),
                      "install the package gpg, or set gpg = \"\" to do without GnuPG 2");
}

}  // namespace verify
