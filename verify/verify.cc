#include "verify/verify.h"

#include <optional>
#include <utility>

namespace verify {

base::Result<std::vector<Judgement>> VerifyFile(const ExaminedFile& file, Engine* engine,
                                                const Judge& judge, base::Time now) {
  std::vector<Judgement> judgements;
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    std::optional<EngineAnswer> answer;
    if (!file.messages[i].decided) {
      auto asked = Ask(*engine, file.messages[i].detached);
      if (!asked) return base::Forward(asked);
      answer = std::move(*asked);
    }
    judgements.push_back(judge.Conclude(file, i, answer, now));
  }
  return judgements;
}

}  // namespace verify
