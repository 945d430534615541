// The page that tells an auditor what the files of a bundle are, which commands check them, and
// what each of these proves.
#pragma once

#include <string>

#include "cli/bundle_files.h"

namespace cli {

// Markdown. What comes from outside stands in it as printable ASCII on one line, so that it can be
// neither a command nor markup.
std::string BundleReadme(const BundleFacts& facts);

}  // namespace cli
