#include "tests/support/peak_memory.h"

#include <malloc.h>

#include <fstream>
#include <string>

namespace support {

long PeakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  }
  return -1;
}

void ResetPeakMemory() {
  malloc_trim(0);  // what other tests freed must not hide what this one takes
  std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace support
