// Taking an input of a fuzz target apart: small choices off its front, the rest as text.
//
// Pieces of text end with a byte 0xFF, which no charset of the documents has, so that seeds can be
// read and made by hand and what is inserted in one piece does not move the others.
#pragma once

#include <string_view>

namespace fuzz {

class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  // 0 to 255; 0 at the end.
  unsigned Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  // Up to the next 0xFF, which is taken too; all there is without one.
  std::string_view Piece() {
    const std::size_t end = rest_.find('\xFF');
    const std::string_view piece = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return piece;
  }
  // With two bytes of length before, for pieces of any bytes.
  std::string_view Bytes() {
    const std::size_t size = Byte() * 256U + Byte();
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(bytes.size());
    return bytes;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace fuzz
