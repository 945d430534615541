#include "tests/verify/worker_hook.h"

#include <stdexcept>
#include <string>

#include "tests/support/main.h"
#include "tests/support/test_keys.h"
#include "verify/worker.h"

namespace support {
namespace {

const RegisterMainHook kWorker{verify::RunIfWorker};

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
