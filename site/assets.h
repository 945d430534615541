// Files that every site has, embedded at build time (embed_assets.cmake).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace site {

struct Asset {
  const char* name;
  std::string_view bytes;
};

const std::vector<Asset>& Assets();

// A hash of the sources that pages are made by: pages of another program are made again.
const char* Generator();

}  // namespace site
