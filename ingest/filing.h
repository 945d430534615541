// What a verdict means for the archive beyond itself: an accepted text becomes a revision of a
// document, and what a person should look at becomes a finding.
//
// Life cycle: one for each source of a run. Within the caller's transactions. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "ingest/run_report.h"
#include "parse/document.h"
#include "store/documents.h"
#include "store/exchanges.h"
#include "store/findings.h"
#include "verify/verdict.h"
#include "verify/verified_text.h"

namespace ingest {

// How a document gets its name (docs/decisions.md, "Identity").
enum class Naming {
  kByUrl,     // the last part of the URL's path
  kByNumber,  // of files and mail: the one document that declares the same number, else the number
};

// A document that a source has had for years is met when the source is first mirrored, or soon
// after. One that turns up later than this, signed longer than this before, was not there before,
// or nobody linked to it; it may be forged with a key that has been broken since.
inline constexpr std::chrono::days kLateArrival{30};

class Filing {
 public:
  struct Options {
    std::int64_t source_id = 0;
    std::string profile;  // that texts are parsed by
  };
  // Everything passed must outlive it.
  Filing(store::Database& archive, const base::Clock& clock, RunReport& report, Options options);

  // A text that the judgement accepts, met at `url` in bytes of that hash, and what the parser made
  // of it. Findings that are about what it and the archive's other documents say of each other are
  // opened.
  store::Recorded File(const std::string& url, const std::string& sha256, std::int64_t judgement_id,
                       const verify::VerifiedText& text, const parse::Document& document);
  // Bytes at `url` that are not accepted.
  void Refuse(const std::string& url, const verify::Verdict& verdict);
  void Report(const store::Finding& finding);
  // By how the bytes came, whatever run judges them: what a mirror asked for has its URL's name.
  Naming NamingOf(const std::string& url);

 private:
  void ReportSharing(const std::string& url, const std::string& name,
                     const std::optional<std::string>& number, const std::string& sha256);
  void ReportLate(const std::string& url, const verify::VerifiedText& text, base::Time first_seen);
  std::string NameOf(const std::string& url, const std::optional<std::string>& number,
                     const std::string& text_sha256);

  store::Database& archive_;
  const base::Clock& clock_;
  RunReport& report_;
  Options options_;
  store::Exchanges exchanges_;
  store::Documents documents_;
  store::Findings findings_;
};

}  // namespace ingest
