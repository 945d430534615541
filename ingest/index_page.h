// An index page while it comes: hashed, and its links read.
//
// Nothing of a page is kept as a rule. One that may be the same as last time can be held, so that
// its links are read only where it is another; one that grows too large for that is read from then
// on. Life cycle: Begin with each answer (one that broke off is asked for again), Take its bytes,
// then Finish, or nothing where the links are not wanted. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "ingest/link_reader.h"
#include "ingest/url.h"

namespace ingest {

class IndexPage {
 public:
  // `page` is the place that the settings name. The sink is called inside Take and Finish.
  IndexPage(const Url& page, const LinkFilter& filter, LinkReader::Sink sink);

  void Hold() { holds_ = true; }
  void Begin(const std::string& found_at);
  bool Take(std::string_view bytes);  // false: the rest is not wanted
  base::Status Finish();              // errors: those of LinkReader

  // After the last Take.
  bool IsHeld() const { return holds_; }
  std::string Sha256() { return hash_.FinishHex(); }
  // A hash of all that the links depend on: the bytes, where they came from, the filter, the
  // reader.
  std::string Mark();
  // After Finish: whether links were given, and each has a date beside it.
  bool HasAllDates() const { return has_links_ && has_all_dates_; }

 private:
  bool Feed(std::string_view bytes) { return !reader_ || reader_->Feed(bytes); }
  void Keep(std::string_view bytes);
  bool Release();

  const Url& page_;
  const LinkFilter& filter_;
  LinkReader::Sink sink_;
  std::string found_at_;
  std::optional<LinkReader> reader_;
  base::Sha256Stream hash_;
  bool has_links_ = false;
  bool has_all_dates_ = true;
  bool holds_ = false;
  std::vector<std::string> held_;
  std::size_t held_bytes_ = 0;
};

}  // namespace ingest
