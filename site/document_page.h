// The page of one document.
#pragma once

#include <string>

#include "site/document_view.h"
#include "site/html.h"

namespace site {

std::string DocumentPage(const DocumentView& view, Language language);

// Its sections; the text and the facts link to each other.
void AddHeadOf(const DocumentView& view, const std::string& root, Html& page);
void AddTextOf(const DocumentView& view, Html& page);
void AddFactsOf(const DocumentView& view, Html& page);
void AddRevisionsOf(const DocumentView& view, const std::string& root, Html& page);
void AddVerdictsOf(const DocumentView& view, Html& page);

// "accepted" or not, readable without colour.
void AddBadge(bool is_accepted, Html& page);
// Words joined by commas, each with its meaning.
void AddWords(const std::string& joined, Html& page);

}  // namespace site
