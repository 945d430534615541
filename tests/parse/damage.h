// Damage for property tests: what becomes of texts on their way through copies, and worse.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace parse_test {

using Random = std::mt19937;  // gives the same numbers everywhere

std::size_t Below(Random& random, std::size_t end);

std::string Truncated(std::string text, Random& random);
std::string Doubled(std::string text, Random& random);
std::string Shuffled(std::string text, Random& random);
std::string Damaged(std::string text, Random& random);
// With pieces put in that parsers look for.
std::string Spliced(std::string text, Random& random);

inline constexpr std::array kDamages = {Truncated, Doubled, Shuffled, Damaged, Spliced};

std::string WithoutBlanks(std::string_view text);  // and without line ends

}  // namespace parse_test
