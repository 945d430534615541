// Whether AddressSanitizer is compiled in, which reserves terabytes of address space, keeps what
// was freed, and traces the process to look for leaks.
#pragma once

namespace base {

#ifdef __has_feature
inline constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace base
