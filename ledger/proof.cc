#include "ledger/proof.h"

#include <fmt/format.h>

#include <charconv>

#include "base/base64.h"
#include "base/text.h"

namespace ledger {
namespace {

constexpr std::string_view kMagic = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kMaxPath = 64;  // a longer one is of no tree whose size is a 64-bit number

tl::unexpected<base::Error> NoProof(std::string_view why) {
  return base::Failed(fmt::format("not a proof: {}", why),
                      "'inkan ledger prove NUMBER' writes one");
}

// What follows the word on the line.
std::optional<std::string_view> After(std::string_view word, std::string_view line) {
  if (line.substr(0, word.size()) != word) return std::nullopt;
  return line.substr(word.size());
}

}  // namespace

std::string Proof::Text() const {
  std::string text =
      fmt::format("{}\nextra {}\nindex {}\n", kMagic, base::EncodeBase64(leaf), index);
  for (const Hash& hash : path) text += base::EncodeBase64(hash) + "\n";
  return text + "\n" + note;
}

base::Result<Proof> ReadProof(std::string_view text) {
  const std::size_t gap = text.find("\n\n");
  if (gap == std::string_view::npos) return NoProof("it holds no checkpoint");
  const auto lines = base::SplitLines(text.substr(0, gap + 1));
  if (lines.size() < 3 || lines[0] != kMagic) return NoProof("its first line is another");
  if (lines.size() - 3 > kMaxPath) return NoProof("its path is too long");
  Proof proof;
  const auto extra = After("extra ", lines[1]);
  auto leaf = base::DecodeBase64(extra.value_or("!"));
  if (!leaf) return NoProof("its second line holds no leaf");
  proof.leaf = std::move(*leaf);
  const auto index = After("index ", lines[2]).value_or("");
  const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), proof.index);
  if (error != std::errc() || std::to_string(proof.index) != index) {
    return NoProof("its third line is no index");
  }
  for (std::size_t i = 3; i < lines.size(); ++i) {
    auto hash = base::DecodeBase64(lines[i]);
    if (!hash || hash->size() != kHashSize) return NoProof("its path holds something else");
    proof.path.push_back(std::move(*hash));
  }
  proof.note = text.substr(gap + 2);
  return proof;
}

base::Result<Checkpoint> CheckProof(const Proof& proof, const VerifierKey& key) {
  auto checkpoint = OpenCheckpoint(proof.note, key);
  if (!checkpoint) return checkpoint;
  if (!VerifyInclusion(LeafHash(proof.leaf), proof.index, checkpoint->size, proof.path,
                       checkpoint->root)) {
    return base::Failed("the leaf is not in the ledger that the checkpoint is of",
                        "leaf, index or path were changed");
  }
  return checkpoint;
}

}  // namespace ledger
