#include "delayload/library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cstdlib>

#include "base/escape.h"

namespace delayload {

void* Library::Address(const char* function) {
  // Two threads that come here first both get the same one.
  if (handle_ == nullptr) handle_ = dlopen(name_, RTLD_NOW | RTLD_LOCAL);
  void* handle = handle_;
  void* address = handle != nullptr ? dlsym(handle, function) : nullptr;
  if (address == nullptr) Fail();
  return address;
}

// Nobody who calls a function of a library expects that it is not there. What was being written to
// the archive is undone by who opens it next, as after a kill.
void Library::Fail() const {
  const char* why = dlerror();
  fmt::print(stderr, "inkan: {}: cannot be used: {}\n  hint: install the package {}\n", name_,
             base::EscapeForTerminal(why == nullptr ? "no reason is known" : why), package_);
  std::_Exit(EXIT_FAILURE);
}

}  // namespace delayload
