#include "cli/suggestion.h"

#include <algorithm>
#include <utility>

namespace cli {
namespace {

constexpr std::size_t kMost = 3;
// Longer words are nobody's slip, and comparing takes their product.
constexpr std::size_t kLongest = 64;

}  // namespace

std::size_t Distance(std::string_view one, std::string_view other) {
  std::vector<std::vector<std::size_t>> far(one.size() + 1,
                                            std::vector<std::size_t>(other.size() + 1));
  for (std::size_t i = 0; i <= one.size(); ++i) {
    for (std::size_t j = 0; j <= other.size(); ++j) {
      if (i == 0 || j == 0) {
        far[i][j] = i + j;
        continue;
      }
      const std::size_t change = one[i - 1] == other[j - 1] ? 0 : 1;
      far[i][j] = std::min({far[i - 1][j] + 1, far[i][j - 1] + 1, far[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
        far[i][j] = std::min(far[i][j], far[i - 2][j - 2] + 1);
      }
    }
  }
  return far[one.size()][other.size()];
}

std::vector<std::string> Nearest(const std::string& word, const std::vector<std::string>& known) {
  if (word.size() > kLongest) return {};
  const std::size_t most = 1 + word.size() / 4;
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& one : known) {
    if (one.size() > kLongest) continue;
    const bool is_begun = word.size() >= 3 && one.compare(0, word.size(), word) == 0;
    const std::size_t distance = is_begun ? 1 : Distance(word, one);
    if (distance <= most) near.emplace_back(distance, one);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [distance, name] : near) {
    if (names.size() < kMost) names.push_back(name);
  }
  return names;
}

}  // namespace cli
