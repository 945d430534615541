// inkan-sign TIME CHARSET: signs the UTF-8 text on standard input in that charset with the key of
// the demo, as PGP 2.6 did at that time ("2004-04-15T03:50:35Z"), for the scripts in tests/cli.
#include <cstdio>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>

#include "tests/support/charset.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: inkan-sign TIME CHARSET <TEXT\n", stderr);
    return 2;
  }
  try {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    std::cout << support::ClearSign(support::Encode(text, argv[2]), support::TestKey("demo"),
                                    support::At(argv[1]));
    return std::cout.good() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkan-sign: %s\n", error.what());
    return 1;
  }
}
