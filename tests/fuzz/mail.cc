#include "ingest/mail.h"

#include <string>

#include "base/escape.h"
#include "ingest/mail_form.h"
#include "ingest/mbox_reader.h"
#include "ingest/mime.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/clear_sign.h"

namespace fuzz {
namespace {

bool HoldsMarker(std::string_view bytes) {
  return bytes.find(verify::kBeginMessage) != std::string_view::npos;
}

void CheckFields(const ingest::Mail& mail) {
  for (const auto& field : {mail.message_id, mail.from, mail.to, mail.subject, mail.date}) {
    Require(base::ValidUtf8(field) == field, "a field is UTF-8");
  }
}

void CheckUrls(const ingest::Mail& mail) {
  for (const ingest::MailPart& part : mail.parts) {
    const std::string url = ingest::MailUrl(mail.message_id, "00", part.path, false);
    Require(ingest::IsMailUrl(url), "a part of a mail has a URL");
    Require(base::EscapeForTerminal(url) == url, "which is safe to show");
    Require(!ingest::MailDocumentName(url).empty(), "and gives a name");
  }
}

}  // namespace

void Mail(std::string_view bytes) {
  const ingest::FileForm form = ingest::FormOf(bytes.substr(0, ingest::kFormHeadSize));
  Require(form != ingest::FileForm::kMail || !bytes.empty(), "nothing is no mail");
  const auto [header, body] = ingest::DivideMail(bytes);
  Require(bytes.starts_with(header) && bytes.ends_with(body), "a mail is header and body");
  const ingest::Mail mail = ingest::ReadMail(bytes);
  Require(!mail.parts.empty() && mail.parts.size() <= ingest::kMaxMimeLeaves, "a mail has parts");
  Require(mail.header == header, "the header is as it stands");
  CheckFields(mail);
  CheckUrls(mail);
  bool kept = !HoldsMarker(body);
  for (const auto& part : mail.parts) kept = kept || HoldsMarker(part.bytes);
  Require(kept, "a document in a mail is not lost");
}

// Whatever the limit of a read, the mails of a folder are pieces of it in their order.
void Mbox(std::string_view bytes) {
  auto file = base::FileReader::Open(MemoryFile(bytes));
  Require(file.has_value(), "the file opens");
  std::string head;
  Require(file->Read(head, bytes.size() / 2 + 1).has_value(), "its head is read");
  ingest::MboxReader reader(*file, head, 4000);
  std::size_t at = 0;
  while (true) {
    const auto mail = reader.Next();
    Require(mail.has_value(), "a file in memory can be read");
    if (!*mail) break;
    Require((*mail)->bytes.size() <= 4000, "a mail is below the limit");
    const std::size_t found = bytes.find((*mail)->bytes, at);
    Require(found != std::string_view::npos, "a mail is a piece of the file");
    if (!(*mail)->bytes.empty()) at = found + (*mail)->bytes.size();
  }
}

}  // namespace fuzz
