// The entry point that every test program shares.
#pragma once

#include <functional>
#include <optional>

namespace support {

// Runs before doctest looks at the arguments. An exit code ends the program with it, nullopt goes
// on to the tests. For programs that start themselves again, as workers do.
using MainHook = std::function<std::optional<int>(int argc, char** argv)>;

// Registered before main by an object at namespace scope; hooks run in no particular order:
//   const support::RegisterMainHook kWorker{[](int argc, char** argv) { … }};
struct RegisterMainHook {
  explicit RegisterMainHook(MainHook hook);
};

}  // namespace support
