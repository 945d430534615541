// The documents of an archive, as far as their pages are decided by them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/queries.h"

namespace site {

// One accepted revision.
struct Revision {
  std::int64_t id = 0;
  std::int64_t number = 0;
  std::string text_sha256;
  std::string sha256;  // of the bytes as received
  std::string signed_at;
  std::string first_seen;
  std::string url;
};

struct Document {
  std::int64_t id = 0;
  std::string source;
  std::string name;
  std::string title;  // number and the rest are of the current revision; empty: it has none
  std::string number;
  std::string series;
  std::string issued;
  std::string period_start;
  std::string period_end;
  std::string charset;
  std::vector<Revision> revisions;  // in the order of their signatures; never empty
  std::string state;                // a hash of all that its page is made of
  std::string path;                 // "SOURCE/NAME", safe

  const Revision& current() const { return revisions.back(); }
  // The day of issue, else that of the signature.
  std::string Day() const { return (issued.empty() ? current().signed_at : issued).substr(0, 10); }
  // What people call it.
  const std::string& Called() const { return number.empty() ? name : number; }
  // Where its pages are in the tree of a language, and its files from the root.
  std::string Page() const { return "documents/" + path + ".html"; }
  std::string TextScript() const { return "texts/" + path + ".js"; }
  std::string RawFile(const Revision& revision) const {
    return "raw/" + path + ".r" + std::to_string(revision.number) + ".bin";
  }
  std::string SeriesName() const { return series.empty() ? "–" : series; }
};

// All documents with an accepted revision, in the order in which they came. `as_of` is the time at
// which keys count as expired.
base::Result<std::vector<Document>> ReadDocuments(store::Database& archive,
                                                  const std::string& as_of);

// The end of the last run that ended, else the beginning of the last one; empty without a run. The
// one time that the site knows: it has no clock, so that the same archive gives the same bytes.
base::Result<std::string> ReadAsOf(store::Database& archive);

}  // namespace site
