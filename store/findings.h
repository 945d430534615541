// What a person should look at: opened when met, touched while it lasts, closed when it is over.
//
// Kinds (docs/manual.md explains each): not-accepted, not-verified, fetch-failed, document-gone,
// body-differs, index-failed, index-empty, run-capped, key-changed, name-shared, number-shared,
// rolled-back, late-arrival, promotion, regression, engine-differs, blob-damaged. A finding is one
// of (kind, subject, hash); it is new when no such finding was open before.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

struct Finding {
  std::string kind;
  std::string subject;  // a URL, or the number of a document
  std::string hash;     // of what it is about; empty where there are no bytes
  std::string detail;   // a sentence; may quote the document
};

// Of one source: sources never mix.
class Findings {
 public:
  Findings(Database& database, std::int64_t source_id)
      : database_(database), source_id_(source_id) {}

  // True when it is new.
  bool Open(const Finding& finding, base::Time now);
  void Close(std::string_view kind, const std::string& subject, base::Time now);
  // What is said of fetching this URL: there is a usable answer.
  void CloseFetching(const std::string& url, base::Time now);
  // Those that are about these bytes.
  void CloseAbout(std::string_view kind, const std::string& subject, const std::string& hash,
                  base::Time now);
  // Those that are about other bytes than `hash`.
  void CloseOthers(std::string_view kind, const std::string& subject, const std::string& hash,
                   base::Time now);
  // What is open of these kinds. `take` may open and close findings.
  void ForEachOpen(std::initializer_list<std::string_view> kinds,
                   const std::function<void(const Finding&)>& take);
  // What is open about that subject is so still.
  void Touch(const std::string& subject, base::Time now);

 private:
  bool IsAnyOpen(const std::string& subject);

  Database& database_;
  std::int64_t source_id_;
};

enum class Acknowledged { kDone, kUnknown, kClosed };

// A person has seen the open finding `id`: it stays open, and counts no more. The time of a first
// acknowledgement stays. One that is closed, and then met again, is a new row and not acknowledged.
Acknowledged Acknowledge(Database& database, std::int64_t id, base::Time now);

}  // namespace store
