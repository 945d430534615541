// What libFuzzer calls. INKAN_FUZZ_TARGET is the function of tests/fuzz/targets.h.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::INKAN_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
