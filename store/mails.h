// The mails that documents came in: a row for each part that was taken, beside its exchange.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

struct MailRow {
  std::int64_t source_id = 0;
  std::string url;          // of the exchanges that brought this part's bytes
  std::string mail_sha256;  // of the mail as it came
  std::string part;         // its place in the mail
  std::string message_id;
  std::string from;
  std::string to;
  std::string subject;
  std::string date;      // as written
  std::string envelope;  // the separator line of an mbox; empty for mail from elsewhere
  std::string header;    // as it stands in the mail
};

class Mails {
 public:
  explicit Mails(Database& database) : database_(database) {}

  // The URL that this part of this mail has already.
  std::optional<std::string> FindUrl(std::int64_t source_id, const std::string& mail_sha256,
                                     const std::string& part);
  bool HasUrl(std::int64_t source_id, const std::string& url);
  // A new row, with the mail's own bytes.
  void Record(const MailRow& row, std::string_view mail, base::Time now);

 private:
  Database& database_;
};

}  // namespace store
