#include "recover/candidates.h"

#include <functional>
#include <utility>

#include "recover/transformations.h"

namespace recover {
namespace {

// Without it only base64 can hide a message, and the rest need not be tried.
constexpr std::string_view kTrace = "BEGIN PGP";

std::size_t HashOf(std::string_view bytes) { return std::hash<std::string_view>{}(bytes); }

// The first transformation after that one which is of another family.
std::size_t After(std::size_t index) {
  const auto& all = Transformations();
  const std::string_view family = Family(all[index].name);
  while (index < all.size() && Family(all[index].name) == family) ++index;
  return index;
}

}  // namespace

Candidates::Candidates(std::string_view file) {
  if (file.size() > kMaxFileSize) return;
  seen_.insert(HashOf(file));
  nodes_.push_back({{"", std::string(file)}, 0, 0});
}

std::optional<Candidate> Candidates::Next() {
  while (!nodes_.empty() && given_ < kMaxCandidates && work_ < kMaxWork) {
    auto made = Apply(nodes_.front());
    if (!made) {
      nodes_.pop_front();
      continue;
    }
    ++given_;
    Candidate candidate = made->candidate;
    if (made->steps < kMaxSteps) nodes_.push_back(std::move(*made));
    return candidate;
  }
  return std::nullopt;
}

std::optional<Candidates::Node> Candidates::Apply(Node& node) {
  const auto& all = Transformations();
  const std::string& file = node.candidate.file;
  const bool has_trace = file.find(kTrace) != std::string::npos;
  while (node.next < all.size() && work_ < kMaxWork) {
    const std::size_t index = node.next++;
    if (!has_trace && Family(all[index].name) != "base64") return std::nullopt;
    work_ += file.size() / 4;
    auto undone = all[index].undo(file);
    if (!undone) continue;
    work_ += undone->size();
    if (!seen_.insert(HashOf(*undone)).second) continue;
    std::string name = node.candidate.name;
    name.append(name.empty() ? "" : "+").append(all[index].name);
    return Node{{std::move(name), std::move(*undone)}, After(index), node.steps + 1};
  }
  return std::nullopt;
}

}  // namespace recover
