#include "ingest/file_ingest.h"

#include <fmt/format.h>

#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "ingest/file_source.h"
#include "ingest/mail_form.h"

namespace ingest {

base::Status FileIngest::Run(const std::vector<LocalFile>& files) {
  report_.expected = static_cast<std::int64_t>(files.size());
  base::Status status = intake_.ResumeUnjudged();
  for (const LocalFile& file : files) {
    if (status) status = TakeFile(file);
  }
  return status ? intake_.Drain() : status;
}

base::Status FileIngest::TakeFile(const LocalFile& file) {
  auto reader = base::FileReader::Open(file.path);
  if (!reader) return Fail(reader.error());
  std::string bytes;
  for (base::Result<bool> more = true; *more && bytes.size() < kFormHeadSize;) {
    more = reader->Read(bytes, kFormHeadSize);
    if (!more) return Fail(more.error());
  }
  const FileForm form = FormOf(bytes);
  if (form == FileForm::kMbox) return TakeMbox(file, *reader, std::move(bytes));
  if (auto read = reader->ReadRest(bytes, base::kMaxDocumentSize); !read) return Fail(read.error());
  if (form == FileForm::kMail || file.is_mail) return TakeMail(bytes, "");
  store::Exchange exchange;
  exchange.url = file.path == "-" ? "stdin:" : FileUrl(file.path);
  return TakeDocument(std::move(exchange), bytes);
}

base::Status FileIngest::TakeMbox(const LocalFile& file, base::FileReader& reader,
                                  std::string head) {
  MboxReader mbox(reader, std::move(head));
  --report_.expected;  // its mails are counted one by one
  for (int number = 1;; ++number) {
    auto mail = mbox.Next();
    if (!mail) return Fail(mail.error());
    if (!*mail) return {};
    ++report_.expected;
    base::Status taken;
    if ((*mail)->too_large) {
      taken = Fail({base::ErrorKind::kFailed,
                    fmt::format("{}: mail {} is larger than {} MiB, the most that is taken",
                                base::EscapeForTerminal(file.path.string()), number,
                                base::kMaxDocumentSize >> 20U),
                    "the other mails of the folder are taken"});
    } else {
      taken = TakeMail((*mail)->bytes, (*mail)->envelope);
    }
    if (!taken) return taken;
  }
}

base::Status FileIngest::TakeMail(std::string_view bytes, const std::string& envelope) {
  const Mail mail = ReadMail(bytes);
  const std::string mail_sha256 = base::Sha256Hex(bytes);
  for (const MailPart& part : mail.parts) {
    auto url = UrlOf(mail, part, bytes, mail_sha256, envelope);
    if (!url) return base::Forward(url);
    store::Exchange exchange;
    exchange.url = std::move(*url);
    exchange.content_type = part.type;
    if (auto taken = TakeDocument(std::move(exchange), part.bytes); !taken) return taken;
  }
  report_.expected += static_cast<std::int64_t>(mail.parts.size()) - 1;
  return {};
}

// The URL that the part has already, or a new one, kept with its mail.
base::Result<std::string> FileIngest::UrlOf(const Mail& mail, const MailPart& part,
                                            std::string_view bytes, const std::string& mail_sha256,
                                            const std::string& envelope) {
  if (auto held = mails_.FindUrl(source_id_, mail_sha256, part.path)) return std::move(*held);
  std::string url = MailUrl(mail.message_id, mail_sha256, part.path, false);
  if (mails_.HasUrl(source_id_, url)) {
    url = MailUrl(mail.message_id, mail_sha256, part.path, true);
  }
  archive_.Begin();
  mails_.Record({source_id_, url, mail_sha256, part.path, mail.message_id, mail.from, mail.to,
                 mail.subject, mail.date, envelope, mail.header},
                bytes, clock_.Now());
  if (auto committed = archive_.Commit(); !committed) return base::Forward(committed);
  return url;
}

base::Status FileIngest::TakeDocument(store::Exchange exchange, std::string_view bytes) {
  ++report_.counts.requested;
  exchange.source_id = source_id_;
  exchange.sha256 = base::Sha256Hex(bytes);
  const auto last = exchanges_.FindLastGood(source_id_, exchange.url);
  base::Status status;
  if (last && last->sha256 == *exchange.sha256) {
    ++report_.counts.unchanged;
    archive_.Begin();
    exchanges_.MarkUnchanged(last->id, clock_.Now());
    status = archive_.Commit();
  } else {
    ++report_.counts.fetched;
    status = intake_.Deliver(std::move(exchange), bytes);
  }
  while (status && intake_.IsFull()) status = intake_.Poll(std::chrono::seconds{1});
  return status ? intake_.Poll(std::chrono::milliseconds{0}) : status;
}

// Told each time: whoever names a file waits for it.
base::Status FileIngest::Fail(const base::Error& error) {
  ++report_.counts.requested;
  ++report_.counts.failed;
  if (report_.listener != nullptr) report_.listener->OnError(error);
  return {};
}

}  // namespace ingest
