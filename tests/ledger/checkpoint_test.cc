#include "ledger/checkpoint.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/hash.h"
#include "ledger/signer.h"
#include "tests/support/temp_folder.h"

namespace {

struct SignedNote {
  support::TempFolder folder;
  ledger::Signer signer = *ledger::Signer::Make(folder.path() / "key");
  ledger::Checkpoint checkpoint{"", 3, ledger::LeafHash("x"), "2026-11-22T03:17:42Z"};
  std::string note = *signer.Sign(checkpoint);
};

}  // namespace

TEST_CASE("a signed checkpoint opens with its key") {
  const SignedNote made;
  const auto opened = ledger::OpenCheckpoint(made.note, made.signer.verifier_key());
  REQUIRE(opened);
  CHECK(opened->origin == made.signer.verifier_key().name);
  CHECK(opened->size == 3);
  CHECK(opened->root == made.checkpoint.root);
  CHECK(opened->time == "2026-11-22T03:17:42Z");
}

TEST_CASE("a checkpoint that was changed does not open") {
  const SignedNote made;
  for (std::size_t at = 0; at < made.note.size(); ++at) {
    std::string changed = made.note;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    INFO(at);
    CHECK_FALSE(ledger::OpenCheckpoint(changed, made.signer.verifier_key()));
  }
}

TEST_CASE("a checkpoint of another key does not open") {
  const SignedNote made;
  const SignedNote other;
  CHECK_FALSE(ledger::OpenCheckpoint(made.note, other.signer.verifier_key()));
}

TEST_CASE("a verifier key is read as it is written") {
  const SignedNote made;
  const auto key = ledger::ParseVerifierKey(made.signer.verifier_key().Text() + "\n");
  REQUIRE(key);
  CHECK(key->public_key == made.signer.verifier_key().public_key);
  CHECK_FALSE(ledger::ParseVerifierKey("a+b"));
  std::string wrong = made.signer.verifier_key().Text();
  wrong[0] = 'I';  // the hash covers the name
  CHECK_FALSE(ledger::ParseVerifierKey(wrong));
}

TEST_CASE("the key file is private and is the same key when loaded") {
  const SignedNote made;
  const auto path = made.folder.path() / "key";
  struct stat facts {};
  REQUIRE(stat(path.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777U) == 0600U);
  const auto loaded = ledger::Signer::Load(path);
  REQUIRE(loaded);
  CHECK(loaded->verifier_key().Text() == made.signer.verifier_key().Text());
  CHECK(ledger::OpenCheckpoint(*loaded->Sign(made.checkpoint), made.signer.verifier_key()));
}

TEST_CASE("a key that others may read is refused and none is overwritten") {
  const SignedNote made;
  const auto path = made.folder.path() / "key";
  CHECK_FALSE(ledger::Signer::Make(path));
  chmod(path.c_str(), 0640);
  CHECK_FALSE(ledger::Signer::Load(path));
  const auto junk = made.folder.path() / "junk";
  REQUIRE(base::WriteFile(junk, "no key", 0600));
  CHECK_FALSE(ledger::Signer::Load(junk));
}
