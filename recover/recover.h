// Recovery of the signed text from a damaged copy.
//
// What was done to a copy on its way is undone on trial. When a candidate verifies, it *is* the
// signed text: no other text has that signature. The bytes stay as they came, and the verdict says
// by which transformations the text was found (Verdict::recovered_by), so that it can be made
// again.
//
// What an attacker gains: nothing that he could not have by sending the text itself. A copy with
// more than one message is left alone, whatever it shows; what stands outside of the message in a
// candidate is text outside, with the policy that goes with it; and of the text nothing but what
// the engines hashed gets anywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "recover/candidates.h"
#include "verify/accept.h"
#include "verify/examine.h"

namespace recover {

// Whether more than one message shows in the bytes, wherever on a line it begins, but for those
// that the text quotes with dash escapes. Such a copy is never recovered.
bool HasSeveralMessages(std::string_view file);

// Whether undoing damage may help: one message, or none, that is bad, malformed or not found; or a
// good one with text outside that may be nothing but the tags of a page. `outcome` is what the
// engines said of the first message; none where structure decided.
bool IsWorthTrying(const verify::ExaminedFile& file, std::optional<verify::Outcome> outcome,
                   const verify::Policy& policy);

// The candidates of one copy that are worth an engine: those of one message without a fault, the
// digest of which begins with the 16 bits that its packet announces.
//
// Life cycle: Next until what is found is not worth trying further, or until there is none. Pure;
// one thread.
class Search {
 public:
  // `raw_sha256` is of `bytes`, and stands in all that is found.
  Search(std::string_view bytes, std::string raw_sha256);

  // `whole`: those only that leave nothing outside, since one that is good is found already.
  std::optional<verify::ExaminedFile> Next(bool whole);

  // How many candidates were looked at up to now.
  std::size_t tried() const { return tried_; }

 private:
  Candidates candidates_;
  std::string raw_sha256_;
  bool has_several_ = false;
  std::size_t tried_ = 0;
  int questions_ = 0;
};

// The file that `name` (of a Verdict::recovered_by) makes of the bytes; nothing for a name that is
// unknown, or where the bytes have no such damage. The empty name gives the bytes themselves.
std::optional<std::string> ApplyRecovery(std::string_view bytes, std::string_view name);

}  // namespace recover
