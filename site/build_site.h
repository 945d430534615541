// A static web site of an archive.
//
// It can be opened from a disk and served by anything that serves files; nothing in it asks for
// anything outside of it. The same archive gives the same bytes: the only time it tells is that of
// the last run. What did not change is neither made nor written again.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "site/output.h"
#include "store/queries.h"

namespace site {

struct SiteOptions {
  std::filesystem::path folder;
  std::string url;  // where the site will be served; may be empty
  // Told now and then how many of all documents are done.
  std::function<void(std::size_t done, std::size_t all)> progress;
};

// Errors: the archive, a text in it that is damaged, the folder (site/output.h).
base::Result<OutputCounts> BuildSite(store::Database& archive, const SiteOptions& options);

}  // namespace site
