// The tables of the page of signatures.
#pragma once

#include "site/pages.h"
#include "site/table.h"

namespace site {

struct SignatureRows {
  std::vector<std::vector<std::string>> keys;        // rows of kKeys
  std::vector<std::vector<std::string>> signed_by;   // key, year, documents
  std::vector<std::vector<std::string>> series_of;   // key, source, series, first, last, documents
  std::vector<std::vector<std::string>> outcomes;    // year, outcome, messages
  std::vector<std::vector<std::string>> digests;     // year, digest, revisions
  std::vector<std::vector<std::string>> quarantine;  // url, outcome, reasons, first_seen, source
};

base::Result<SignatureRows> ReadSignatures(store::Database& archive);

Table KeyTable(const SignatureRows& rows, Language language);
Table SeriesTable(const SignatureRows& rows, Language language);
Table OutcomeTable(const SignatureRows& rows, Language language);
Table DigestTable(const SignatureRows& rows, Language language);
Table QuarantineTable(const SignatureRows& rows, Language language, std::size_t most);

}  // namespace site
