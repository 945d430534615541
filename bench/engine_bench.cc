// What GPGME alone needs for a set of documents: reads and splits them all, then times how long the
// workers take from their start to the last answer. This is the floor that a mirror run is held to.
//
//   inkan-bench-engine WORKERS KEY... -- FOLDER
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "verify/examine.h"
#include "verify/gpgme_engine.h"
#include "verify/worker.h"

namespace {

struct Arguments {
  unsigned workers = 0;
  verify::Keyring keyring;
  std::vector<verify::DetachedSignature> signatures;
};

void ReadKeyFile(const std::string& path, verify::Keyring& keyring) {
  const auto bytes = base::ReadFile(path);
  auto key = bytes ? verify::ReadKey(*bytes, path) : base::Forward(bytes);
  if (!key || !keyring.Add(*key)) fmt::print(stderr, "{}: refused\n", path);
}

void ReadDocuments(const std::string& folder, Arguments& arguments) {
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const auto bytes = base::ReadFile(file.path());
    if (!bytes) continue;
    for (verify::ExaminedMessage& message : verify::Examine(*bytes).messages) {
      if (!message.decided) arguments.signatures.push_back(std::move(message.detached));
    }
  }
}

Arguments Read(int argc, char** argv) {
  Arguments arguments;
  arguments.workers = static_cast<unsigned>(std::atoi(argv[1]));
  int i = 2;
  for (; i < argc && std::string(argv[i]) != "--"; ++i) ReadKeyFile(argv[i], arguments.keyring);
  for (++i; i < argc; ++i) ReadDocuments(argv[i], arguments);
  return arguments;
}

}  // namespace

int main(int argc, char** argv) {
  if (const auto code = verify::RunIfWorker(argc, argv)) return *code;
  if (argc < 4) return 2;
  Arguments arguments = Read(argc, argv);
  const auto start = std::chrono::steady_clock::now();
  verify::WorkerPoolOptions options;
  options.program = "/proc/self/exe";
  options.workers = arguments.workers;
  auto engine = verify::GpgmeEngine::Start(arguments.keyring, options);
  if (!engine) {
    fmt::print(stderr, "{}\n", engine.error().message);
    return 1;
  }
  std::uint64_t tag = 0;
  for (verify::DetachedSignature& signature : arguments.signatures) {
    (*engine)->Submit(tag++, std::move(signature));
  }
  while ((*engine)->Pending() > 0) (*engine)->Wait(std::chrono::seconds{1});
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  fmt::print("{} signatures, {} workers, {:.3f} s\n", tag, arguments.workers, taken.count());
  return 0;
}
