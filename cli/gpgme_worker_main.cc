// The program of GPGME's workers (verify/worker.h), apart from inkan: GPGME forks for each
// signature, which costs by what a process has mapped, and inkan has some fifty libraries more.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>

#include "verify/worker.h"

int main(int argc, char** argv) {
  if (argc != 5 || std::string_view(argv[1]) != verify::kWorkerCommand) {
    std::cerr << "inkan-gpgme-worker: is started by inkan alone\n";
    return 2;
  }
  try {
    return verify::RunWorker(std::atoi(argv[2]), argv[3], argv[4]);
  } catch (const std::exception& error) {
    std::cerr << "inkan-gpgme-worker: " << error.what() << '\n';
    return 1;
  }
}
