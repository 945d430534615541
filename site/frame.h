// What every page has around its contents: head, navigation, search, footer.
//
// A strict Content-Security-Policy stands in each page: no script, style or picture but the files
// beside it, no script within a page, no connection anywhere.
#pragma once

#include <string>
#include <vector>

#include "site/html.h"

namespace site {

enum class Section { kOverview, kIncidents, kSignatures, kDocuments, kSearch };

struct Frame {
  std::string path;   // in the tree of its language: "years/2004.html"
  std::string title;  // of the page, escaped here
  Section section = Section::kOverview;
  std::vector<std::string> scripts = {};  // of assets/
};

// The whole page.
std::string FramedPage(const Frame& frame, const Html& contents);
// From that page to the root of the site.
std::string WayToRoot(const Frame& frame, Language language);

}  // namespace site
