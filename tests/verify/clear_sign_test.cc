#include "verify/clear_sign.h"

#include <doctest/doctest.h>

#include "verify/examine.h"

namespace {

constexpr const char* kArmor =
    "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n";

std::string Message(const std::string& text, const std::string& headers = "") {
  return "-----BEGIN PGP SIGNED MESSAGE-----\n" + headers + "\n" + text + kArmor;
}

std::string TextOf(const std::string& message) {
  const verify::SplitFile split = verify::SplitClearSigned(message);
  REQUIRE(split.messages.size() == 1);
  CHECK_FALSE(split.messages.front().fault);
  return split.messages.front().canonical_text;
}

std::optional<verify::Reason> FaultOf(const std::string& message) {
  const verify::SplitFile split = verify::SplitClearSigned(message);
  if (split.messages.empty()) return split.fault->reason;
  const auto& fault = split.messages.front().fault;
  return fault ? std::optional(fault->reason) : std::nullopt;
}

}  // namespace

TEST_CASE("the line end before the signature is not signed") {
  CHECK(TextOf(Message("a\nb\n")) == "a\r\nb");
  CHECK(TextOf(Message("a\n\n")) == "a\r\n");
  CHECK(TextOf(Message("")) == "");
  CHECK(TextOf(Message("\n")) == "");
}

TEST_CASE("blanks at the end of a line are not signed") {
  CHECK(TextOf(Message("a  \nb \r\n")) == "a\r\nb");
}

TEST_CASE("a tab at the end of a line is signed by PGP 2 only") {
  CHECK(TextOf(Message("a\t\n")) == "a\t");
  CHECK(TextOf(Message("a\t \n")) == "a\t");
  CHECK(TextOf(Message("a\t\n", "Hash: SHA1\n")) == "a");
}

TEST_CASE("dash escapes are undone once") {
  CHECK(TextOf(Message("- -x\n- - y\n-  z\n")) == "-x\r\n- y\r\n z");
}

TEST_CASE("only LF ends a line") {
  CHECK(TextOf(Message("a\vb\fc\xC2\x85"
                       "d\n")) ==
        "a\vb\fc\xC2\x85"
        "d");
  CHECK(FaultOf(Message("a\rb\n")) == verify::Reason::kControlBytes);
}

TEST_CASE("a line as long as the bound is taken and one byte more is not") {
  CHECK_FALSE(FaultOf(Message(std::string(verify::kMaxLineLength, 'x') + "\n")));
  CHECK(FaultOf(Message(std::string(verify::kMaxLineLength + 1, 'x') + "\n")) ==
        verify::Reason::kLineTooLong);
  CHECK(FaultOf(Message("x" + std::string(verify::kMaxLineLength, ' ') + "\n")) ==
        verify::Reason::kLineTooLong);
}

TEST_CASE("as many headers as the bound are taken and one more is not") {
  std::string headers;
  for (int count = 0; count < 16; ++count) headers += "Hash: SHA1\n";
  CHECK_FALSE(FaultOf(Message("a\n", headers)));
  CHECK(FaultOf(Message("a\n", headers + "Hash: SHA1\n")) == verify::Reason::kBadHeader);
}

TEST_CASE("the first fault is the one that is told") {
  CHECK(FaultOf(Message("-a\nb\rc\n", "Comment: x\n")) == verify::Reason::kBadHeader);
}

TEST_CASE("a file without a message says why") {
  CHECK(FaultOf("") == verify::Reason::kUnsigned);
  CHECK(FaultOf("text\n") == verify::Reason::kUnsigned);
  CHECK(FaultOf(" -----BEGIN PGP SIGNED MESSAGE-----\n\nx\n") == verify::Reason::kBrokenMarker);
  CHECK(FaultOf("\xEF\xBB\xBF-----BEGIN PGP SIGNED MESSAGE-----\n") ==
        verify::Reason::kBrokenMarker);
}

TEST_CASE("white space outside a message is no text") {
  CHECK_FALSE(verify::SplitClearSigned(" \r\n\n" + Message("a\n") + "\t\n").text_outside);
  CHECK(verify::SplitClearSigned(Message("a\n") + ".\n").text_outside);
  CHECK(verify::SplitClearSigned(Message("a\n") + "\v\n").text_outside);
}

TEST_CASE("a file of very many messages is one fault and asks no engine") {
  std::string file;
  for (int i = 0; i < 65; ++i) file += Message("a\n");
  const verify::ExaminedFile examined = verify::Examine(file);
  REQUIRE(examined.messages.size() == 1);
  CHECK(examined.messages.front().decided == verify::Outcome::kMalformed);
  CHECK(examined.messages.front().fault->reason == verify::Reason::kSeveralMessages);
}
