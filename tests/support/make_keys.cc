// inkan-make-keys FOLDER: makes the test keys that are missing there, and writes the public blocks.
// Run by hand when a key is added; what it made is checked in.
#include <cstdio>
#include <exception>

#include "tests/support/test_keys.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: inkan-make-keys FOLDER\n", stderr);
    return 2;
  }
  try {
    support::WriteTestKeys(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkan-make-keys: %s\n", error.what());
    return 1;
  }
  return 0;
}
