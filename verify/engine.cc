#include "verify/engine.h"

#include <utility>

namespace verify {

base::Result<EngineAnswer> Ask(Engine& engine, DetachedSignature signature) {
  engine.Submit(0, std::move(signature));
  while (true) {
    auto replies = engine.Wait(std::chrono::seconds{1});
    if (!replies.empty()) return std::move(replies.front().answer);
  }
}

}  // namespace verify
