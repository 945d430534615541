// Sources on a disk: file URLs (RFC 8089), files as answers and folders as index pages.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/link_reader.h"
#include "ingest/transport.h"

namespace ingest {

// The path that a file URL names, escapes decoded. Errors (kUsage): not a file URL, another host
// than none or localhost, a NUL in the path.
base::Result<std::filesystem::path> FilePath(std::string_view url);

// Whether it begins as a file URL does.
bool IsFileUrl(std::string_view url);

// The other way; a relative path is taken from the working folder. In the normal form of Url.
std::string FileUrl(const std::filesystem::path& path);

// Reads a file as if it had been fetched: status 200 and the body, or 0 and an error. The sink and
// the largest size are as in the request (kMaxDocumentSize by default); validators are not looked
// at, reading being as cheap as asking. A missing file has status 404.
Response FetchFile(const Request& request);

// More entries than this are not listed.
inline constexpr std::size_t kMaxFolderEntries = 1'000'000;

// The regular files right in the folder, by name, with time and size as the index date. Links and
// folders are left out: a link in a mirrored tree may lead anywhere on this machine.
// Errors: those of FilePath; kFailed where the folder cannot be read or has too many entries.
base::Result<std::vector<Link>> ListFolder(std::string_view url,
                                           std::size_t max_entries = kMaxFolderEntries);

}  // namespace ingest
