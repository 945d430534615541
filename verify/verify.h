// The whole way of one file: examine, ask the engine, conclude. For callers that have one file at
// a time; the pipeline of a mirror run takes the same steps with many files under way.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "verify/accept.h"
#include "verify/engine.h"

namespace verify {

// One judgement for each message, in order; one for a file without any. Error: the engine could not
// answer, which is no verdict about the file. `engine` may be null where structure decides all of
// it.
base::Result<std::vector<Judgement>> VerifyFile(const ExaminedFile& file, Engine* engine,
                                                const Judge& judge, base::Time now);

}  // namespace verify
