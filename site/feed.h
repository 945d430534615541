// The Atom feed (RFC 4287) of new and changed documents.
#pragma once

#include <string>
#include <vector>

#include "site/documents.h"
#include "site/language.h"

namespace site {

// The newest revisions, by when they were first seen. `url` is where the site is served, with '/'
// at its end; without one the links are relative to the feed.
std::string Feed(const std::vector<Document>& documents, const std::string& url, Language language);

}  // namespace site
