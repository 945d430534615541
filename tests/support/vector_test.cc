#include "tests/support/vector.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/support/catalogue.h"
#include "tests/support/gpg1.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

bool Is(const Vector& vector, std::string_view outcome) {
  return vector.expect == std::vector<std::string>{std::string(outcome)};
}

std::string PublicBlock(const std::string& key) {
  return *base::ReadFile(VectorsFolder() / "keys" / (key + ".asc"));
}

std::string Read(std::string_view file) { return ParseVector("test", file).document; }

TEST_CASE("a vector is read with every byte of its document") {
  const Vector vector = ParseVector(
      "test", "expect: good no-key\nreasons: several-messages, no-key\naccepted: no\n\n\n\na\r\n");
  CHECK(vector.expect == std::vector<std::string>{"good", "no-key"});
  CHECK(vector.reasons == std::vector<std::string>{"several-messages", "no-key"});
  CHECK(vector.document == "\n\na\r\n");
}

TEST_CASE("a slip in a vector is an error") {
  CHECK_THROWS(Read("comment: expects nothing\n\ntext"));
  CHECK_THROWS(Read("expect: good\nreason: no-key\n\ntext"));
  CHECK_THROWS(Read("expect: good\nexpect: bad\n\ntext"));
  CHECK_THROWS(Read("expect: good\naccepted: perhaps\n\ntext"));
  CHECK_THROWS(Read("expect: good\n"));
}

TEST_CASE("the vectors in the source tree are those that the catalogue makes") {
  std::vector<Vector> made = Catalogue();
  const std::vector<Vector> stored = ReadVectors();
  REQUIRE(made.size() == stored.size());
  for (const Vector& vector : made) {
    INFO(vector.name);
    const auto file = base::ReadFile(VectorsFolder() / (vector.name + ".vec"));
    REQUIRE(file);
    CHECK(*file == FormatVector(vector));
  }
}

TEST_CASE("gpg1 agrees with the vectors on what is good and what is bad") {
  if (!Gpg1::IsInstalled()) return;
  for (const std::string& key : TestKeyNames()) {
    const Gpg1 gpg1;
    gpg1.Import(PublicBlock(key));
    for (const Vector& vector : ReadVectors()) {
      if (vector.key != key) continue;
      INFO(vector.name, "\n", gpg1.Verify(vector.document));
      if (vector.accepted || vector.name.starts_with("time-")) {
        CHECK(gpg1.SaysGood(vector.document));
      } else if (Is(vector, "bad")) {
        CHECK(gpg1.SaysBad(vector.document));
      }
    }
  }
}

// Why files are split by us and not by an engine. Some that gpg1 1.4.23 says good of.
TEST_CASE("gpg1 is deceived by files that the vectors refuse") {
  if (!Gpg1::IsInstalled()) return;
  const Gpg1 gpg1;
  gpg1.Import(PublicBlock("pinned"));
  for (const char* name : {"attack-tail-behind-blanks", "attack-text-before", "attack-text-after",
                           "attack-message-armor", "attack-two-blocks", "attack-armor-crc-missing",
                           "attack-stray-dash", "attack-lone-cr"}) {
    INFO(name);
    const auto file = base::ReadFile(VectorsFolder() / (std::string(name) + ".vec"));
    const Vector vector = ParseVector(name, *file);
    CHECK_FALSE(vector.accepted);
    CHECK(gpg1.SaysGood(vector.document));
  }
}

}  // namespace
}  // namespace support
