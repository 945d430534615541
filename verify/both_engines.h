// Several engines asked as one: each of them about every signature, and one reply with what all of
// them said. Whether they agree is for verify/agreement.h and the accept rule.
//
// An engine that fails makes the whole reply an error, which names that engine: what the others
// said alone is no verdict.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "verify/engine.h"

namespace verify {

class BothEngines : public Engine {
 public:
  struct Named {
    std::string name;  // "gpgme"
    std::unique_ptr<Engine> engine;
  };
  // The checks of an answer stand in the order of `engines`.
  explicit BothEngines(std::vector<Named> engines) : engines_(std::move(engines)) {}

  void Submit(std::uint64_t tag, DetachedSignature signature) override;
  std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) override;
  std::size_t Pending() const override { return asked_.size() + done_.size(); }

 private:
  struct Question {
    std::uint64_t tag = 0;
    std::vector<EngineAnswer> answers;  // by engine
    std::size_t awaited = 0;
    std::optional<EngineReply> failure;  // the first one
  };
  void Collect(std::size_t index, std::chrono::milliseconds timeout);
  void Take(std::size_t index, EngineReply reply);

  std::vector<Named> engines_;
  std::map<std::uint64_t, Question> asked_;  // by a number of our own, the engines' tag
  std::vector<EngineReply> done_;
  std::uint64_t next_ = 0;
};

}  // namespace verify
