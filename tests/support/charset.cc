#include "tests/support/charset.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <stdexcept>

namespace support {
namespace {

class Converter {
 public:
  explicit Converter(const std::string& charset) : handle_(iconv_open(charset.c_str(), "UTF-8")) {
    // The failure value of POSIX, which is not a null pointer.
    if (reinterpret_cast<std::intptr_t>(handle_) == -1) {
      throw std::runtime_error("no such charset: " + charset);
    }
  }
  ~Converter() { iconv_close(handle_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Takes what fits; a null `from` asks for the bytes that lead back to ASCII.
  void Step(char** from, std::size_t* left, std::string& to) {
    std::array<char, 4096> out;  // with little room iconv does much of its work twice
    char* end = out.data();
    std::size_t room = out.size();
    const std::size_t done = iconv(handle_, from, left, &end, &room);
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
      throw std::runtime_error("a character cannot be encoded");
    }
    to.append(out.data(), end);
  }

 private:
  iconv_t handle_;
};

}  // namespace

std::string Encode(std::string_view utf8, const std::string& charset) {
  Converter converter(charset);
  std::string input(utf8);
  char* from = input.data();
  std::size_t left = input.size();
  std::string encoded;
  while (left > 0) converter.Step(&from, &left, encoded);
  converter.Step(nullptr, nullptr, encoded);
  return encoded;
}

}  // namespace support
