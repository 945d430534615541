// The whole way of one file, recovery included; as verify/verify.h, which knows of none.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "verify/accept.h"
#include "verify/engine.h"
#include "verify/examine.h"

namespace recover {

struct VerifiedFile {
  verify::ExaminedFile file;  // that was judged: as it came, or as it was recovered
  std::vector<verify::Judgement> judgements;
  std::size_t tried = 0;  // candidates that were looked at in search of the signed text
};

// Whether an engine will be asked: by the file as it came, or by a candidate for it.
bool NeedsEngine(std::string_view bytes, const verify::ExaminedFile& file);

// `file` is what was examined of `bytes`. `engine` may be null where none is needed. Error: the
// engine could not answer, which is no verdict about the file.
base::Result<VerifiedFile> VerifyFile(std::string_view bytes, verify::ExaminedFile file,
                                      verify::Engine* engine, const verify::Judge& judge,
                                      base::Time now);

}  // namespace recover
