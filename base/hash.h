// Digests over bytes and their hexadecimal form, through libcrypto.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A SHA-256 taken piece by piece: FinishHex is that of all Updates so far, and more may follow.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;

  void Update(std::string_view bytes);
  std::string FinishHex();  // 64 lower-case digits

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string Sha256Hex(std::string_view bytes);  // 64 lower-case digits
std::string Sha256(std::string_view bytes);     // 32 raw bytes
std::string Md5(std::string_view bytes);        // 16 raw bytes; for v3 fingerprints only
std::string Sha1(std::string_view bytes);       // 20 raw bytes; for v4 fingerprints only

std::string HexLower(std::string_view bytes);
std::string HexUpper(std::string_view bytes);
// Digits of either case; nothing else, an even number of them.
std::optional<std::string> HexDecode(std::string_view digits);

}  // namespace base
