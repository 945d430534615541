#define DOCTEST_CONFIG_IMPLEMENT
#include "tests/support/main.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace support {
namespace {

// Inside a function, because hooks are registered while other objects are still being made.
std::vector<MainHook>& Hooks() {
  static std::vector<MainHook> hooks;
  return hooks;
}

}  // namespace

RegisterMainHook::RegisterMainHook(MainHook hook) { Hooks().push_back(std::move(hook)); }

}  // namespace support

int main(int argc, char** argv) {
  for (const support::MainHook& hook : support::Hooks()) {
    if (const std::optional<int> exit_code = hook(argc, argv)) return *exit_code;
  }
  doctest::Context context(argc, argv);
  return context.run();
}
