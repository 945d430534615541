#include "ingest/accepted_text.h"

#include <fmt/format.h>

#include <string>

#include "base/escape.h"
#include "base/time.h"
#include "recover/recover.h"
#include "verify/accept.h"
#include "verify/examine.h"

namespace ingest {

base::Result<StoredText> ReadStoredText(store::Database& archive, std::int64_t revision_id) {
  store::Statement& row = archive.Prepare(
      "SELECT source.name || ' ' || document.name || ' revision ' || revision.revision, "
      "signed_text.sha256, revision.signed_at, body.sha256, body.bytes, judgement.recovered_by "
      "FROM revision "
      "JOIN signed_text ON signed_text.id = revision.text_id "
      "JOIN document ON document.id = revision.document_id "
      "JOIN source ON source.id = document.source_id "
      "JOIN judgement ON judgement.id = revision.judgement_id "
      "JOIN blobs AS body ON body.blob_id = judgement.blob_id "
      "WHERE revision.id = ? AND judgement.accepted");
  StoredText accepted;
  const bool found = row.Bind(revision_id).Step();
  if (found) {
    accepted = {row.Text(0), row.Text(1), base::ParseTime(row.Text(2)).value_or(base::Time{}),
                row.Text(3), row.Text(4), row.Text(5)};
  }
  row.Reset();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (found) return accepted;
  return base::Failed(
      fmt::format("revision {}: its accepted judgement or its bytes are missing", revision_id),
      "the archive is damaged: restore a backup");
}

base::Result<verify::VerifiedText> ReadAcceptedText(store::Database& archive,
                                                    std::int64_t revision_id) {
  auto message = ReadAcceptedMessage(archive, revision_id);
  if (!message) return base::Forward(message);
  return std::move(message->text);
}

base::Result<AcceptedMessage> ReadAcceptedMessage(store::Database& archive,
                                                  std::int64_t revision_id) {
  auto stored = ReadStoredText(archive, revision_id);
  if (!stored) return base::Forward(stored);
  return MakeAccepted(std::move(*stored));
}

base::Result<AcceptedMessage> MakeAccepted(StoredText accepted) {
  auto undamaged = recover::ApplyRecovery(accepted.bytes, accepted.recovered_by);
  verify::ExaminedFile file = verify::Examine(undamaged.value_or(""), accepted.sha256);
  for (verify::ExaminedMessage& message : file.messages) {
    auto text = verify::Judge::Reaccept(message, accepted.text_sha256, accepted.signed_at);
    if (!text) continue;
    return AcceptedMessage{std::move(*text), std::move(message.detached), std::move(accepted.bytes),
                           std::move(*undamaged), std::move(accepted.recovered_by)};
  }
  return base::Failed(fmt::format("{}: its bytes in the archive do not hold the text that was "
                                  "accepted",
                                  base::EscapeForTerminal(accepted.document)),
                      "the archive is damaged: restore a backup");
}

}  // namespace ingest
