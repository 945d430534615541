// Documents and their revisions.
//
// A document is (source, name). A revision is a text: its number is given when the text is first
// accepted, and kept. The current revision is the one signed last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "parse/document.h"
#include "store/sqlite.h"
#include "verify/verified_text.h"

namespace store {

struct Arrival {
  std::int64_t source_id = 0;
  std::string name;
  std::string url;
  std::int64_t judgement_id = 0;
};

struct Recorded {
  std::int64_t revision_id = 0;
  bool is_new = false;           // a text that this document did not have
  bool is_new_document = false;  // its first text
  bool is_current = false;       // false: an older text is being served again
};

class Documents {
 public:
  explicit Documents(Database& database) : database_(database) {}

  // The only way facts get in: nobody but the accept rule can make a VerifiedText. `document` is
  // what the parser read in exactly that text.
  Recorded Record(const Arrival& arrival, const verify::VerifiedText& text,
                  const parse::Document& document, base::Time now);

  // A document that came as a file has its number for a name until its URL is met; then it takes
  // the URL's name. True where there was such a document and none of the new name.
  bool Rename(std::int64_t source_id, const std::string& old_name, const std::string& name);
  // The URL of another place, of the same scheme, at which texts of that document were first met;
  // nothing where there is none.
  std::optional<std::string> OtherPlace(std::int64_t source_id, const std::string& name,
                                        const std::string& url);

  // Whether that document's current text is this one.
  bool IsCurrent(std::int64_t source_id, const std::string& name, const std::string& text_sha256);
  // The names of the documents of that source which have that text, by name.
  std::vector<std::string> NamesOfText(std::int64_t source_id, const std::string& text_sha256);
  // Whether all texts of that document were first met in mail.
  bool IsFromMailOnly(std::int64_t source_id, const std::string& name);
  // The names of the documents of that source which declare the number, by name.
  std::vector<std::string> NamesOf(std::int64_t source_id, const std::string& number);

 private:
  std::int64_t FindOrAdd(const Arrival& arrival, base::Time now);

  Database& database_;
};

}  // namespace store
