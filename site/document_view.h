// Everything that the page of one document shows, read once for both languages.
#pragma once

#include <string>
#include <vector>

#include "report/text_diff.h"
#include "site/documents.h"

namespace site {

struct Fact {
  std::string kind;  // as in the view `facts`
  std::string key;
  std::string label;
  std::string value;
  std::int64_t line = 0;
};

struct Judgement {
  std::string sha256;
  std::string at;
  std::string engines;
  std::string outcome;
  bool is_accepted = false;
  std::string reasons;
  std::string caveats;  // those of `as_of` with it
  std::string key_id;
  std::string fingerprint;
  std::string digest;
  std::string algorithm;
  std::string recovered_by;
};

struct Place {
  std::string url;
  std::string first_seen;
};

// From a revision to the one that was signed next.
struct Difference {
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::vector<report::Hunk> hunks;
};

struct DocumentView {
  const Document* document = nullptr;
  std::string text;                   // of the current revision, UTF-8
  std::vector<std::string> received;  // the bytes of each revision
  std::vector<Fact> facts;            // of the current revision, by line
  std::vector<Judgement> judgements;  // about the bytes of all revisions
  Judgement standing;                 // of the current revision
  std::vector<Place> places;
  std::vector<Difference> differences;
};

// `document` must outlive the view. Errors: the archive; bytes that do not hold the text.
base::Result<DocumentView> ReadDocumentView(store::Database& archive, const Document& document,
                                            const std::string& as_of);

}  // namespace site
