#include "parse/iconv.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <map>
#include <string>
#include <utility>

namespace parse {
namespace {

class Converter {
 public:
  Converter(const char* from, const char* to) : handle_(iconv_open(to, from)) {}
  ~Converter() {
    if (*this) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv_open's way of saying no is the pointer -1.
  explicit operator bool() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Forgets what an earlier text left behind.
  void Begin() { iconv(handle_, nullptr, nullptr, nullptr, nullptr); }

  // Appends what can be converted and takes it off `bytes`; stops at the first error.
  void Run(std::string_view& bytes, std::string& text) {
    std::array<char, 8192> buffer{};
    while (!bytes.empty()) {
      char* in = const_cast<char*>(bytes.data());
      std::size_t in_left = bytes.size();
      char* out = buffer.data();
      std::size_t out_left = buffer.size();
      const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
      const bool full = result == static_cast<std::size_t>(-1) && errno == E2BIG;
      text.append(buffer.data(), buffer.size() - out_left);
      bytes.remove_prefix(bytes.size() - in_left);
      if (!full) return;
    }
  }

 private:
  iconv_t handle_;
};

// Kept as long as the thread: the C library loads a converter's code when it is opened and unloads
// it when the last one is closed, which takes longer than to convert a document.
Converter* Begun(const char* from, const char* to = "UTF-8") {
  thread_local std::map<std::pair<std::string, std::string>, Converter> kept;
  Converter& converter =
      kept.try_emplace(std::pair<std::string, std::string>(from, to), from, to).first->second;
  if (!converter) return nullptr;
  converter.Begin();
  return &converter;
}

void Convert(Converter& converter, std::string_view bytes, std::string& text) {
  for (converter.Run(bytes, text); !bytes.empty(); converter.Run(bytes, text)) {
    text += kReplacement;
    bytes.remove_prefix(bytes.size() >= 2 && IsHigh(bytes[0]) && IsHigh(bytes[1]) ? 2 : 1);
  }
}

}  // namespace

std::optional<std::string> ConvertCp932(std::string_view bytes) {
  Converter* converter = Begun("CP932");
  if (converter == nullptr) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  Convert(*converter, bytes, text);
  return text;
}

std::optional<std::string> ConvertStrictly(std::string_view bytes, const char* from,
                                           const char* to) {
  Converter* converter = Begun(from, to);
  if (converter == nullptr) return std::nullopt;
  std::string text;
  text.reserve(bytes.size());
  converter->Run(bytes, text);
  return bytes.empty() ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace parse
