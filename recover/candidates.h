// The files that a damaged copy may have been.
//
// Each kind of damage is undone by itself, then in twos, threes and fours, from the outside in: a
// document is quoted before it is encoded, so the encoding is undone first. At last twos are tried
// the other way round: some reply quotes the encoded form. Nothing here knows whether a candidate
// is right; only an engine does.
//
// Bounded and without a clock, so that the same bytes give the same candidates everywhere: a copy
// of up to kMaxFileSize, kMaxCandidates of them, and kMaxWork bytes of
// work: what is made counts whole, what is only looked through for damage a quarter.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace recover {

inline constexpr std::size_t kMaxFileSize = std::size_t{2} << 20U;  // no document is near it
inline constexpr std::size_t kMaxCandidates = 200;
inline constexpr std::size_t kMaxWork = std::size_t{64} << 20U;
inline constexpr int kMaxSteps = 4;

struct Candidate {
  std::string name;  // of the transformations, joined by '+' in the order they were applied
  std::string file;
};

class Candidates {
 public:
  explicit Candidates(std::string_view file);

  // The next one; lazily made. Never twice the same bytes.
  std::optional<Candidate> Next();

 private:
  struct Node {
    Candidate candidate;
    std::size_t next = 0;   // of the table of transformations
    std::size_t end = 0;    // the first that is not tried any more
    std::size_t first = 0;  // that made it of the file, where it is a first step
    int steps = 0;
  };
  std::optional<Node> Apply(Node& node);
  void TurnRound(Node node);

  std::deque<Node> nodes_;  // those whose further transformations are not all tried
  std::deque<Node> later_;  // the first steps, for what stands before them in the table
  std::unordered_set<std::size_t> seen_;
  std::size_t given_ = 0;
  std::size_t work_ = 0;
};

}  // namespace recover
