// The commands of a bundle's README, and what each proves.
#pragma once

#include <string>
#include <string_view>

#include "cli/bundle_files.h"

namespace cli {

// Text from outside as printable ASCII on one line, without what Markdown takes for markup.
std::string Plain(std::string_view text);

// The numbered sections. Each block that is fenced as `sh` runs by itself, in the bundle's folder.
std::string BundleChecks(const BundleFacts& facts);

}  // namespace cli
