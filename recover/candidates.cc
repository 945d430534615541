#include "recover/candidates.h"

#include <functional>
#include <utility>

#include "recover/transformations.h"

namespace recover {
namespace {

// Without it only an encoding can hide a message, and the rest need not be tried.
constexpr std::string_view kTrace = "BEGIN PGP";

std::size_t HashOf(std::string_view bytes) { return std::hash<std::string_view>{}(bytes); }

// The first transformation after that one which is of another family.
std::size_t After(std::size_t index) {
  const auto& all = Transformations();
  const std::string_view family = Family(all[index].name);
  while (index < all.size() && Family(all[index].name) == family) ++index;
  return index;
}

// The first one of its family.
std::size_t StartOf(std::size_t index) {
  const auto& all = Transformations();
  while (index > 0 && Family(all[index - 1].name) == Family(all[index].name)) --index;
  return index;
}

}  // namespace

Candidates::Candidates(std::string_view file) {
  if (file.size() > kMaxFileSize) return;
  seen_.insert(HashOf(file));
  nodes_.push_back({{"", std::string(file)}, 0, Transformations().size(), 0, 0});
}

std::optional<Candidate> Candidates::Next() {
  while (given_ < kMaxCandidates && work_ < kMaxWork) {
    if (nodes_.empty()) nodes_.swap(later_);
    if (nodes_.empty()) break;
    auto made = Apply(nodes_.front());
    if (!made) {
      TurnRound(std::move(nodes_.front()));
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
  while (node.next < node.end && work_ < kMaxWork) {
    const std::size_t index = node.next++;
    const std::string_view family = Family(all[index].name);
    if (!has_trace && family != "utf-16" && family != "base64") return std::nullopt;
    work_ += file.size() / 4;
    auto undone = all[index].undo(file);
    if (!undone) continue;
    work_ += undone->size();
    if (!seen_.insert(HashOf(*undone)).second) continue;
    std::string name = node.candidate.name;
    name.append(name.empty() ? "" : "+").append(all[index].name);
    const bool turned_round = node.end < all.size();
    return Node{{std::move(name), std::move(*undone)},
                After(index),
                all.size(),
                index,
                turned_round ? kMaxSteps : node.steps + 1};
  }
  return std::nullopt;
}

// A first step is taken up again for the transformations before its own, once all else is done.
void Candidates::TurnRound(Node node) {
  if (node.steps != 1 || node.end < Transformations().size()) return;
  node.next = 0;
  node.end = StartOf(node.first);
  later_.push_back(std::move(node));
}

}  // namespace recover
