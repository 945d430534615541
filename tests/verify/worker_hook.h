// Engines for tests. Linking inkan_worker_hook lets a test program start itself as a worker.
#pragma once

#include <string>

#include "verify/worker_pool.h"

namespace support {

// The options that start this very program as worker, with the gpg1 of this machine.
verify::WorkerPoolOptions PoolOptions();

// The keyring with one of the project's test keys.
verify::Keyring KeyringWith(const std::string& test_key);

}  // namespace support
