// What was received: blobs and the exchanges that brought them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

struct Exchange {
  std::int64_t source_id = 0;
  std::string kind = "document";  // or "index", or "key": a key_url's
  std::string url;
  std::optional<std::int64_t> status;  // of HTTP
  std::optional<std::string> error;    // set: nothing usable came
  std::optional<std::string> sha256;   // set: bytes came
  std::string etag;
  std::string last_modified;
  std::string content_type;
  std::string effective_url;
  std::int64_t bytes = 0;
};

// The last exchange of a URL that brought bytes: what the next request is conditional on.
struct LastGood {
  std::int64_t id = 0;
  std::string sha256;
  std::string etag;
  std::string last_modified;
};

struct IndexLine {
  std::string line;
  std::string checked;  // as base::FormatTime writes it
};

class Exchanges {
 public:
  explicit Exchanges(Database& database) : database_(database) {}

  void KeepBytes(const std::string& sha256, std::string_view bytes, base::Time now);
  // A new row, unless the answer is the one that the last row of this URL holds already: then that
  // row's last_checked moves.
  void Record(const Exchange& exchange, base::Time now);
  void MarkUnchanged(std::int64_t exchange_id, base::Time now);

  // What these bytes mean for this URL is recorded.
  void MarkJudged(std::int64_t source_id, const std::string& url, const std::string& sha256);

  std::optional<LastGood> FindLastGood(std::int64_t source_id, const std::string& url,
                                       std::string_view kind = "document");
  bool KnowsDocuments(std::int64_t source_id);
  // When those bytes first came from that URL.
  std::optional<base::Time> FirstSeen(std::int64_t source_id, const std::string& url,
                                      const std::string& sha256);
  std::string ReadBytes(const std::string& sha256);  // empty where there is no such blob

  // What is kept of an index page for its links (ingest/index_dates.h).
  void KeepIndexLine(std::int64_t source_id, const std::string& url, const IndexLine& line);
  std::optional<IndexLine> FindIndexLine(std::int64_t source_id, const std::string& url);
  void ForgetIndexLine(std::int64_t source_id, const std::string& url);
  void ForgetIndexLines(std::int64_t source_id, std::string_view beginning);  // that begin so

  // Documents whose latest bytes wait for a judgement: nobody has judged them for their source yet,
  // because the run that brought them was killed or its engine failed; or they were refused, and
  // the policy has changed since, or a key was added that they may have lacked, or they were signed
  // in the future of a clock, and that time has come.
  struct Unjudged {
    std::string url;
    std::string sha256;
  };
  void ForEachUnjudged(std::int64_t source_id, const std::string& policy, base::Time now,
                       const std::function<void(const Unjudged&)>& take);
  // By a mirror; else it is a file or a mail that somebody named.
  bool WasRequested(std::int64_t source_id, const std::string& url);

 private:
  std::optional<std::int64_t> FindBlob(const std::optional<std::string>& sha256);

  Database& database_;
};

}  // namespace store
