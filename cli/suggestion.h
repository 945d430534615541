// What a person may have meant by a word that is not known.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

// How many characters have to be added, taken away, changed, or swapped with their neighbour. Words
// are compared by bytes.
std::size_t Distance(std::string_view one, std::string_view other);

// The nearest of `known`, best first, at most three; empty where none is near enough to be a slip
// of the finger.
std::vector<std::string> Nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace cli
