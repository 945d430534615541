// How far an export is.
#pragma once

#include <cstdint>
#include <functional>

namespace formats {

// Called now and then; may be empty.
using ExportProgress = std::function<void(std::int64_t done, std::int64_t all)>;

inline constexpr int kProgressEvery = 64;  // records between two calls

// What an export has written.
struct Exported {
  std::int64_t files = 0;
  std::int64_t records = 0;  // rows, WARC records or documents
};

}  // namespace formats
