// What a worker or its owner reads from the other.
#include <string>
#include <vector>

#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/worker_protocol.h"

namespace fuzz {
namespace {

void CheckFrames(std::string buffer) {
  bool broken = false;
  while (!broken) {
    const std::size_t size = buffer.size();
    const auto fields = verify::TakeFrame(buffer, broken);
    if (!fields) break;
    Require(buffer.size() < size, "a frame is taken off");
    const auto answer = verify::DecodeAnswer(*fields);
    verify::DecodeRequest(*fields);
    if (!answer) continue;
    std::string again = verify::EncodeAnswer(*answer);
    Require(verify::TakeFrame(again, broken) == fields, "an answer is written as it was read");
  }
}

void CheckRequest(std::string_view text, std::string_view packet) {
  std::string buffer = verify::EncodeRequest({std::string(text), std::string(packet)});
  bool broken = false;
  auto fields = verify::TakeFrame(buffer, broken);
  Require(fields && !broken && buffer.empty(), "a request is one frame");
  const auto request = verify::DecodeRequest(std::move(*fields));
  Require(request && request->canonical_text == text && request->packet == packet,
          "a request is read as it was written");
}

}  // namespace

void Worker(std::string_view bytes) {
  CheckFrames(std::string(bytes));
  Input input(bytes);
  const std::string_view text = input.Piece();
  CheckRequest(text, input.rest());
}

}  // namespace fuzz
