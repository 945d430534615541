// A set of characters that take three bytes in UTF-8, as kana and kanji do.
//
// All bytes of a character but the last find a number, in which the last one is a bit: whether a
// text begins with a member is told without decoding it, and without a branch that depends on
// which script it is in. Made at compile time, 8 KiB; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace base {

class ThreeByteSet {
 public:
  static constexpr std::size_t kSize = 3;  // bytes of a member

  // `holds` is asked of each code point that takes three bytes.
  template <typename Holds>
  constexpr explicit ThreeByteSet(Holds holds) {
    for (std::uint32_t c = 0x800; c < 0x10000; ++c) {
      if (holds(static_cast<int>(c))) bits_[c >> 6U] |= std::uint64_t{1} << (c & 0x3FU);
    }
  }

  // Any bytes: those that are no UTF-8 begin with no member.
  constexpr bool HoldsFirstOf(std::string_view text) const {
    if (text.size() < kSize) return false;
    const auto byte = [text](std::size_t at) -> std::uint32_t {
      return static_cast<unsigned char>(text[at]);
    };
    const std::uint32_t all = byte(0) << 16U | byte(1) << 8U | byte(2);
    const std::uint64_t bits = bits_[(all >> 10U & 0x3C0U) | (all >> 8U & 0x3FU)];
    return (all & 0xF0C0C0U) == 0xE08080U && (bits >> (all & 0x3FU) & 1U) != 0;
  }

 private:
  std::array<std::uint64_t, 0x400> bits_{};
};

}  // namespace base
