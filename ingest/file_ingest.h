// Local files into the intake: documents as they are, mails taken apart.
//
// What a file is shows in its content (ingest/mail_form.h). A part of a mail goes the way of any
// document, under a URL that its mail gives it (ingest/mail.h) and not its place on the disk, so
// that moving a folder changes nothing. The mail itself is kept beside it, in a transaction before:
// a run that is killed in between brings the part again under the same URL.
//
// Life cycle: one for a run; Run once. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "base/time.h"
#include "ingest/intake.h"
#include "ingest/local_files.h"
#include "ingest/mail.h"
#include "ingest/mbox_reader.h"
#include "ingest/run_report.h"
#include "store/exchanges.h"
#include "store/mails.h"

namespace ingest {

class FileIngest {
 public:
  // Everything passed must outlive it.
  FileIngest(store::Database& archive, Intake& intake, const base::Clock& clock,
             std::int64_t source_id, RunReport& report)
      : archive_(archive),
        intake_(intake),
        clock_(clock),
        source_id_(source_id),
        report_(report),
        exchanges_(archive),
        mails_(archive) {}

  // A file that cannot be read is told to the listener and counted as failed; the others go on.
  // Error: the archive cannot be written.
  base::Status Run(const std::vector<LocalFile>& files);

 private:
  base::Status TakeFile(const LocalFile& file);
  base::Status TakeMbox(const LocalFile& file, base::FileReader& reader, std::string head);
  base::Status TakeMail(std::string_view bytes, const std::string& envelope);
  base::Result<std::string> UrlOf(const Mail& mail, const MailPart& part, std::string_view bytes,
                                  const std::string& mail_sha256, const std::string& envelope);
  base::Status TakeDocument(store::Exchange exchange, std::string_view bytes);
  base::Status Fail(const base::Error& error);

  store::Database& archive_;
  Intake& intake_;
  const base::Clock& clock_;
  std::int64_t source_id_;
  RunReport& report_;
  store::Exchanges exchanges_;
  store::Mails mails_;
};

}  // namespace ingest
