// The pages that speak of the archive as a whole. Each reads what it shows once, and is then
// written in both languages, with its CSV files.
#pragma once

#include <string>
#include <vector>

#include "site/documents.h"
#include "site/output.h"

namespace site {

// What all pages are made from. Life cycle: for one run; the archive is in one read transaction.
struct Source {
  store::Database* archive = nullptr;
  std::vector<Document> documents;  // as ReadDocuments gives them
  std::string as_of;
};

base::Status WriteOverview(const Source& source, Output& out);
base::Status WriteIncidents(const Source& source, Output& out);
base::Status WriteSignatures(const Source& source, Output& out);
// The list of years, and a page for each year.
base::Status WriteYears(const Source& source, Output& out);
base::Status WriteSearchPage(const Source& source, Output& out);

}  // namespace site
