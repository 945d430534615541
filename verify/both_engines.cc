#include "verify/both_engines.h"

#include <iterator>
#include <utility>

namespace verify {

void BothEngines::Submit(std::uint64_t tag, DetachedSignature signature) {
  const std::uint64_t number = next_++;
  asked_[number] = {tag, std::vector<EngineAnswer>(engines_.size()), engines_.size(), {}};
  for (std::size_t i = 0; i + 1 < engines_.size(); ++i) {
    engines_[i].engine->Submit(number, signature);
  }
  engines_.back().engine->Submit(number, std::move(signature));
}

// The first engine that owes an answer is the one to wait for; the others are only looked at.
std::vector<EngineReply> BothEngines::Wait(std::chrono::milliseconds timeout) {
  const auto until = std::chrono::steady_clock::now() + timeout;
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    bool may_wait = left.count() > 0 && done_.empty();
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      if (engines_[i].engine->Pending() == 0) continue;
      Collect(i, std::exchange(may_wait, false) ? left : std::chrono::milliseconds{0});
    }
    if (!done_.empty() || asked_.empty() || left.count() <= 0) return std::exchange(done_, {});
  }
}

void BothEngines::Collect(std::size_t index, std::chrono::milliseconds timeout) {
  for (EngineReply& reply : engines_[index].engine->Wait(timeout)) Take(index, std::move(reply));
}

void BothEngines::Take(std::size_t index, EngineReply reply) {
  const auto found = asked_.find(reply.tag);
  if (found == asked_.end()) return;
  Question& question = found->second;
  if (reply.answer) {
    question.answers[index] = std::move(*reply.answer);
  } else if (!question.failure) {
    question.failure = EngineReply{question.tag, std::move(reply.answer), engines_[index].name};
  }
  if (--question.awaited > 0) return;
  if (question.failure) {
    done_.push_back(std::move(*question.failure));
  } else {
    EngineAnswer all;
    for (EngineAnswer& answer : question.answers) {
      std::move(answer.begin(), answer.end(), std::back_inserter(all));
    }
    done_.push_back({question.tag, std::move(all), {}});
  }
  asked_.erase(found);
}

}  // namespace verify
