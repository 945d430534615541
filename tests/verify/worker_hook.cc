#include "tests/verify/worker_hook.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "tests/support/main.h"
#include "tests/support/test_keys.h"
#include "verify/worker.h"

namespace support {
namespace {

const RegisterMainHook kWorker{[](int argc, char** argv) -> std::optional<int> {
  if (argc != 5 || std::string(argv[1]) != verify::kWorkerCommand) return std::nullopt;
  return verify::RunWorker(std::atoi(argv[2]), argv[3], argv[4]);
}};

}  // namespace

verify::WorkerPoolOptions PoolOptions() {
  verify::WorkerPoolOptions options;
  options.program = "/proc/self/exe";
  options.gpg1 = "gpg1";
  return options;
}

verify::Keyring KeyringWith(const std::string& test_key) {
  verify::Keyring keyring;
  auto key = verify::ReadKey(KeyBlock(TestKey(test_key)), test_key);
  if (!key || !keyring.Add(std::move(*key))) throw std::runtime_error("no such key: " + test_key);
  return keyring;
}

}  // namespace support
