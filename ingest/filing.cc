#include "ingest/filing.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "ingest/body_kind.h"
#include "ingest/mail.h"
#include "ingest/url.h"
#include "store/runs.h"

namespace ingest {

Filing::Filing(store::Database& archive, const base::Clock& clock, RunReport& report,
               Options options)
    : archive_(archive),
      clock_(clock),
      report_(report),
      options_(std::move(options)),
      exchanges_(archive),
      documents_(archive),
      findings_(archive, options_.source_id) {}

store::Recorded Filing::File(const std::string& url, const std::string& sha256,
                             std::int64_t judgement_id, const verify::VerifiedText& text,
                             const parse::Document& document) {
  const std::string name = NameOf(url, document.number, text.sha256());
  const base::Time first_seen =
      exchanges_.FirstSeen(options_.source_id, url, sha256).value_or(clock_.Now());
  const store::Recorded recorded =
      documents_.Record({options_.source_id, name, url, judgement_id}, text, document, first_seen);
  if (recorded.is_new) ReportSharing(url, name, document.number, text.sha256());
  if (recorded.is_new_document) ReportLate(url, text, first_seen);
  return recorded;
}

void Filing::Refuse(const std::string& url, const verify::Verdict& verdict) {
  // Mail is full of what nobody signed.
  if (verdict.outcome == verify::Outcome::kUnsigned && IsMailUrl(url)) return;
  std::string why = verify::JoinedNames(verdict.reasons);
  if (verdict.outcome == verify::Outcome::kUnsigned ||
      verdict.outcome == verify::Outcome::kMalformed) {
    const std::string kind = DescribeBody(exchanges_.ReadBytes(verdict.raw_sha256));
    if (!kind.empty()) why += ": " + kind;
  }
  Report({"not-accepted", url, verdict.raw_sha256, why});
}

void Filing::Report(const store::Finding& finding) {
  ReportFinding(finding, findings_, clock_.Now(), report_);
}

void Filing::ReportSharing(const std::string& url, const std::string& name,
                           const std::optional<std::string>& number, const std::string& sha256) {
  const auto place = documents_.OtherPlace(options_.source_id, name, url);
  if (place && NamingOf(url) == Naming::kByUrl) {
    Report({"name-shared", name, sha256,
            fmt::format("{} and {} are taken for one document", *place, url)});
  }
  if (!number) return;
  const auto names = documents_.NamesOf(options_.source_id, *number);
  if (names.size() < 2) return;
  Report(
      {"number-shared", *number, sha256, fmt::format("claimed by {}", base::Join(names, " and "))});
}

// What comes from files and mail is as old as whoever kept it.
void Filing::ReportLate(const std::string& url, const verify::VerifiedText& text,
                        base::Time first_seen) {
  if (NamingOf(url) != Naming::kByUrl) return;
  const auto mirrored = store::Runs(archive_).FirstMirrored(options_.source_id);
  if (!mirrored || first_seen <= *mirrored + kLateArrival ||
      text.signed_at() >= *mirrored - kLateArrival) {
    return;
  }
  Report({"late-arrival", url, text.sha256(),
          fmt::format("signed {}, first seen {}, in a source that is mirrored since {}",
                      base::FormatTime(text.signed_at()), base::FormatTime(first_seen),
                      base::FormatTime(*mirrored))});
}

Naming Filing::NamingOf(const std::string& url) {
  const bool is_local = url.starts_with("file:") || url.starts_with("stdin:");
  const bool by_number =
      IsMailUrl(url) || (is_local && !exchanges_.WasRequested(options_.source_id, url));
  return by_number ? Naming::kByNumber : Naming::kByUrl;
}

std::string Filing::NameOf(const std::string& url, const std::optional<std::string>& number,
                           const std::string& text_sha256) {
  const auto held = documents_.NamesOfText(options_.source_id, text_sha256);
  if (NamingOf(url) == Naming::kByNumber) {
    if (held.size() == 1) return held.front();  // a further witness of that text
    if (!number) return IsMailUrl(url) ? MailDocumentName(url) : DocumentName(url);
    const auto names = documents_.NamesOf(options_.source_id, *number);
    return names.size() == 1 ? names.front() : *number;
  }
  std::string name = DocumentName(url);
  if (number) {
    documents_.Rename(options_.source_id, *number, name);
  } else if (held.size() == 1 && documents_.IsFromMailOnly(options_.source_id, held.front())) {
    documents_.Rename(options_.source_id, held.front(), name);
  }
  return name;
}

}  // namespace ingest
