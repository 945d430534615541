// What code that calls libcrypto needs again and again: owners for its objects, and text as it
// takes it. No header of libcrypto is included here.
#pragma once

#include <string_view>

namespace base {

// Deletes through one of libcrypto's functions: std::unique_ptr<BIGNUM, Freer<BN_free>>.
template <auto Free>
struct Freer {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};

inline const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace base
