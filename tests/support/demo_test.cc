#include "tests/support/demo.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "tests/support/gpg1.h"

namespace support {
namespace {

std::string Stored(const std::filesystem::path& path) {
  return *base::ReadFile(DemoFolder() / path);
}

TEST_CASE("the demo in the source tree is the one that is made of its sources") {
  for (const DemoFile& file : MakeDemo(DemoFolder())) {
    INFO(file.path.string());
    CHECK(Stored(file.path) == file.bytes);
  }
}

TEST_CASE("the demo documents are seven-bit and end every line in ascii") {
  for (const char* name : {"pr040002.txt", "pr040004.txt", "pr040099.txt"}) {
    const std::string document = Stored(std::filesystem::path("site/pr/2004") / name);
    CHECK(std::none_of(document.begin(), document.end(), [](char c) { return (c & 0x80) != 0; }));
    for (const std::string_view line : base::SplitLines(document)) {
      const std::size_t escape = line.rfind('\x1b');
      if (escape != std::string_view::npos) CHECK(line.substr(escape, 3) == "\x1b(B");
    }
  }
}

TEST_CASE("gpg1 takes the demo documents but for the one that was changed") {
  if (!Gpg1::IsInstalled()) return;
  const Gpg1 gpg1;
  gpg1.Import(Stored("keys/demo.asc"));
  CHECK(gpg1.SaysGood(Stored("site/pr/2004/pr040002.txt")));
  CHECK(gpg1.SaysGood(Stored("site/pr/2004/pr040004.txt")));
  CHECK(gpg1.SaysBad(Stored("site/pr/2004/pr040099.txt")));
}

}  // namespace
}  // namespace support
