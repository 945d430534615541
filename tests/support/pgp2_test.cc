#include "tests/support/pgp2.h"

#include <doctest/doctest.h>

#include "tests/support/gpg1.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

base::Time SignedAt() { return At("2004-04-15T03:50:35Z"); }

bool GpgSaysGood(std::string_view document, const Key& key) {
  const Gpg1 gpg1;
  gpg1.Import(ArmoredKeyBlock(key));
  return gpg1.SaysGood(document);
}

TEST_CASE("crc24 gives the value of the standard's own check string") {
  CHECK(Crc24("123456789") == 0x21CF02);
}

TEST_CASE("canonical text has crlf ends and no white space before them") {
  CHECK(Canonical("a \t \nb\r\n\nc \r ", Tabs::kCut) == "a\r\nb\r\n\r\nc");
  CHECK(Canonical("a\t \nb", Tabs::kKept) == "a\t\r\nb");
  CHECK(Canonical("a\n", Tabs::kKept) == "a\r\n");
}

TEST_CASE("a clear-signed message is laid out as by PGP 2.6") {
  const std::string message = ClearSign("- a\n", TestKey("pinned"), SignedAt());
  CHECK(message.starts_with("-----BEGIN PGP SIGNED MESSAGE-----\n\n- - a\n\n-----BEGIN PGP SIG"));
  CHECK(message.find("\nVersion: 2.6.3ia\nCharset: noconv\n\niQCV") != std::string::npos);
}

TEST_CASE("a key has the id that was asked for") {
  const Key key = MakeKeyWithId(0x8C756B2E2C94D4ED, At("1996-05-22T07:21:45Z"));
  CHECK(KeyIdHex(key) == "8C756B2E2C94D4ED");
  CHECK(TestKey("twin").rsa.Modulus() != TestKey("pinned").rsa.Modulus());
  CHECK(KeyId(TestKey("twin")) == KeyId(TestKey("pinned")));
}

TEST_CASE("a key survives its PEM") {
  const Rsa rsa = Rsa::Make();
  CHECK(Rsa::FromPem(rsa.ToPem()).Modulus() == rsa.Modulus());
}

TEST_CASE("gpg1 takes what we sign") {
  if (!Gpg1::IsInstalled()) return;
  const std::string text = "- dash\ntab\t\nblank \n\nFrom here\n";
  CHECK(GpgSaysGood(ClearSign(text, TestKey("pinned"), SignedAt()), TestKey("pinned")));
  for (const Digest digest : {Digest::kSha1, Digest::kSha256, Digest::kSha512}) {
    const std::string message =
        ClearSign(text, TestKey("modern"), At("2010-01-01T00:00:00Z"), digest);
    CHECK(GpgSaysGood(message, TestKey("modern")));
  }
}

TEST_CASE("gpg1 takes a signature by a key with a chosen id") {
  if (!Gpg1::IsInstalled()) return;
  CHECK(GpgSaysGood(ClearSign("text\n", TestKey("twin"), SignedAt()), TestKey("twin")));
}

TEST_CASE("gpg1 takes a revocation") {
  if (!Gpg1::IsInstalled()) return;
  for (const char* name : {"pinned", "modern"}) {
    const Key key = TestKey(name);
    const Gpg1 gpg1;
    gpg1.Import(RevokedKeyBlock(key, At("2011-01-01T00:00:00Z")));
    const Digest digest = key.version == 3 ? Digest::kMd5 : Digest::kSha256;
    const std::string message = ClearSign("text\n", key, At("2010-01-01T00:00:00Z"), digest);
    CHECK(gpg1.Verify(message).find("REVKEYSIG") != std::string::npos);
  }
}

TEST_CASE("gpg1 finds a changed text bad") {
  if (!Gpg1::IsInstalled()) return;
  std::string message = ClearSign("644\n", TestKey("pinned"), SignedAt());
  message.replace(message.find("644"), 3, "645");
  const Gpg1 gpg1;
  gpg1.Import(ArmoredKeyBlock(TestKey("pinned")));
  CHECK(gpg1.SaysBad(message));
}

}  // namespace
}  // namespace support
