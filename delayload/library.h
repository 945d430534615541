// Shared libraries that are loaded when one of their functions is first called.
//
// Loading takes most of the time of a command that asks the archive something: libcurl, GMime and
// libgit2 bring forty libraries that only a mirror, a mail or a diff needs. So the program is not
// linked with them, but with functions of the same names (delayload/*.cc), each of which looks the
// library's own up and goes on there. Who calls them includes the library's headers and knows
// nothing of it.
//
// From any thread. A library stays loaded. One that cannot be loaded, or lacks a function, ends the
// process with a message, as the dynamic linker does when a program starts.
#pragma once

#include <atomic>

#include "base/result.h"

namespace delayload {

// Life cycle: static.
class Library {
 public:
  // `name` is what the dynamic linker knows it by (DT_SONAME), `package` Debian's that has it. Both
  // are literals.
  constexpr Library(const char* name, const char* package) : name_(name), package_(package) {}

  // For who wants to know beforehand. An error has a hint.
  base::Status Load();
  const char* name() const { return name_; }

  template <typename Function>
  Function* Find(const char* function) {
    return reinterpret_cast<Function*>(Address(function));
  }

 private:
  void* Address(const char* function);
  const char* name_;
  const char* package_;
  std::atomic<void*> handle_ = nullptr;
};

extern Library curl;
extern Library git2;
extern Library gmime;

}  // namespace delayload

// Defines a function that a header of the library declares; a definition that does not fit that
// does not compile. `library` is one of the above.
#define INKAN_DELAYED(library, result, function, parameters, arguments)                \
  result function parameters {                                                         \
    static auto* const found = delayload::library.Find<decltype(function)>(#function); \
    return found arguments;                                                            \
  }
