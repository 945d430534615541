// What `show` can print of a document, each in a file of its own.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/found_document.h"
#include "cli/session.h"

namespace cli {

// What a citation is of: the whole document where neither is set.
struct CitedPlace {
  std::string fact;  // its key, with or without its kind before it: "port 135"
  int line = 0;
};

// Source, name and revision, as ?1 to ?3 of the queries.
inline std::vector<std::string> QueryValues(const FoundDocument& found) {
  return {found.source, found.name, std::to_string(found.revision)};
}

// All that is known of one revision; csv has its head alone.
base::Result<int> ShowDocument(Session& session, store::Database& archive,
                               const FoundDocument& found);
// The same as one object, as `json` prints it.
base::Result<nlohmann::ordered_json> ArchivedDocumentJson(store::Database& archive,
                                                          const FoundDocument& found);
// Every fact beside the line of the signed text that it stands on.
base::Result<int> ShowFacts(Session& session, store::Database& archive, const FoundDocument& found);
// What is declared and what was observed, and where the two do not fit.
base::Result<int> ShowHistory(Session& session, store::Database& archive,
                              const FoundDocument& found);
// How to cite the document, a fact or a line of it.
base::Result<int> ShowCitation(Session& session, store::Database& archive,
                               const FoundDocument& found, const CitedPlace& place);

}  // namespace cli
