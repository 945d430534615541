#include "store/mails.h"

#include "base/escape.h"
#include "store/exchanges.h"

namespace store {

std::optional<std::string> Mails::FindUrl(std::int64_t source_id, const std::string& mail_sha256,
                                          const std::string& part) {
  Statement& row = database_.Prepare(
      "SELECT url FROM mail WHERE source_id = ? "
      "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?) AND part = ?");
  std::optional<std::string> url;
  if (row.Bind(source_id, mail_sha256, part).Step()) url = row.Text(0);
  row.Reset();
  return url;
}

bool Mails::HasUrl(std::int64_t source_id, const std::string& url) {
  return database_.FindInt("SELECT 1 FROM mail WHERE source_id = ? AND url = ?", source_id, url)
      .has_value();
}

void Mails::Record(const MailRow& row, std::string_view mail, base::Time now) {
  Exchanges(database_).KeepBytes(row.mail_sha256, mail, now);
  database_.Run(
      "INSERT INTO mail (source_id, url, blob_id, part, message_id, mail_from, mail_to, subject, "
      "date, envelope, headers) "
      "VALUES (?, ?, (SELECT id FROM blob WHERE sha256 = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
      row.source_id, row.url, row.mail_sha256, row.part, row.message_id, row.from, row.to,
      row.subject, row.date, base::ValidUtf8(row.envelope), base::ValidUtf8(row.header));
}

}  // namespace store
