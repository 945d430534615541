// The program of GPGME's workers (verify/worker.h), apart from inkan: GPGME forks for each
// signature, which costs by what a process has mapped, and inkan has some fifty libraries more.
#include <exception>
#include <iostream>

#include "verify/worker.h"

int main(int argc, char** argv) {
  try {
    if (const auto code = verify::RunIfWorker(argc, argv)) return *code;
    std::cerr << "inkan-gpgme-worker: is started by inkan alone\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "inkan-gpgme-worker: " << error.what() << '\n';
    return 1;
  }
}
