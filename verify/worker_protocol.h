// What a worker process and its owner say to each other over a socket pair.
//
// A frame is four bytes of length, most significant first, and that many bytes. Inside a frame
// stand strings, each with a length of its own in the same form. The worker is ours but what it
// reads from gpg1 is not, so lengths are bounded and a frame that does not parse ends the worker.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "verify/engine.h"

namespace verify {

inline constexpr std::size_t kMaxFrame = std::size_t{40} << 20U;

std::string EncodeFrame(const std::vector<std::string_view>& fields);

// Takes one frame off the front of `buffer` when it is there in full. `broken` is set where no
// frame can come of it.
std::optional<std::vector<std::string>> TakeFrame(std::string& buffer, bool& broken);

std::string EncodeRequest(const DetachedSignature& signature);
std::optional<DetachedSignature> DecodeRequest(std::vector<std::string> fields);

std::string EncodeAnswer(const base::Result<EngineCheck>& answer);
// Nothing where the fields are no answer.
std::optional<base::Result<EngineCheck>> DecodeAnswer(const std::vector<std::string>& fields);

}  // namespace verify
