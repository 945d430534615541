// The index that assets/search.js looks through.
//
// A page that is opened from a disk may read no file but as a script, so the index is scripts that
// hand their data over. It is cut twice: into segments of so many documents, so that a new document
// changes the files of its segment alone; and each segment by the beginning of words, so that a
// search loads a few kilobytes of each. Tokens are those of `inkan search` (parse/bigrams.h), made
// in the same way by assets/search.js of what is looked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "site/output.h"
#include "site/pages.h"

namespace site {

inline constexpr std::int64_t kSegmentDocuments = 500;
inline constexpr unsigned kShards = 64;

// Which shard has the tokens that begin as this one does: by the first character of Japanese, by
// the first two of anything else.
unsigned ShardOf(std::string_view token);

base::Status WriteSearchIndex(const Source& source, Output& out);

// The text of a document for the excerpts of a search.
std::string TextScript(const Document& document, std::string_view text);

}  // namespace site
