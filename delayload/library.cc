#include "delayload/library.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <cstdlib>

#include "base/escape.h"

namespace delayload {
namespace {

tl::unexpected<base::Error> Unusable(const char* name, const char* package) {
  const char* why = dlerror();
  return base::Failed(
      fmt::format("{}: cannot be used: {}", name,
                  base::EscapeForTerminal(why == nullptr ? "no reason is known" : why)),
      fmt::format("install the package {}", package));
}

}  // namespace

base::Status Library::Load() {
  // Two threads that come here first both get the same one.
  if (handle_ == nullptr) handle_ = dlopen(name_, RTLD_NOW | RTLD_LOCAL);
  if (handle_ == nullptr) return Unusable(name_, package_);
  return {};
}

// Nobody who calls a function of a library expects that it is not there. What was being written to
// the archive is undone by who opens it next, as after a kill.
void* Library::Address(const char* function) {
  base::Status loaded = Load();
  void* address = loaded ? dlsym(handle_, function) : nullptr;
  if (loaded && address == nullptr) loaded = Unusable(name_, package_);
  if (loaded) return address;
  fmt::print(stderr, "inkan: {}\n  hint: {}\n", loaded.error().message, loaded.error().hint);
  std::_Exit(EXIT_FAILURE);
}

}  // namespace delayload
