// Verdicts, kept for ever.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "store/sqlite.h"
#include "verify/verdict.h"

namespace store {

class Judgements {
 public:
  explicit Judgements(Database& database) : database_(database) {}

  // What was judged last about a message of a file.
  struct Standing {
    std::int64_t id = 0;
    bool accepted = false;
    std::string outcome;
    std::string reasons;
    std::string text_sha256;
  };
  struct Recorded {
    std::int64_t id = 0;             // of the row that stands now
    std::optional<Standing> before;  // with the same id where nothing changed
  };
  // Adds a row when the verdict differs from the last one about the same message. Engine checks are
  // added with it, or where they alone differ.
  Recorded Record(std::int64_t source_id, const verify::Verdict& verdict, base::Time now);
  // What engines said, without a verdict: a row for each that says another thing than the last
  // time.
  void RecordChecks(std::int64_t source_id, const verify::Verdict& verdict, base::Time now);
  // The engine of that name could not say anything about a file.
  void RecordEngineFailure(std::int64_t source_id, const std::string& sha256,
                           const std::string& engine, const std::string& why, base::Time now);

  // Nothing where nobody has judged.
  std::optional<Standing> Find(std::int64_t source_id, const std::string& sha256, int ordinal = 0);

 private:
  std::int64_t Add(std::int64_t source_id, const verify::Verdict& verdict, base::Time now);
  void AddCheck(std::int64_t source_id, const verify::Verdict& verdict,
                const verify::EngineCheck& check, base::Time now);

  Database& database_;
};

}  // namespace store
