#include "base/text.h"
#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

Vector Bad(const std::string& name, std::string comment, std::string document) {
  return Refused("bad-" + name, {"bad"}, {"bad-signature"}, std::move(comment),
                 std::move(document));
}

std::string ByStranger() {
  return ClearSign("Reports received in the quarter: 0\n", TestKey("stranger"), PinnedOptions());
}

// What gpg1 reads of the line is "Reports: 644", for which the signature is good.
std::string TailBehindBlanks() {
  return Replace(SignedByPinned("Reports: 644\n"), "644\n",
                 "644" + std::string(21000, ' ') + "and one more that nobody signed\n");
}

std::string NestedMessage() {
  return Replace(Notice(), "Reports received", Notice() + "Reports received");
}

std::string NotEscaped() {
  ClearSignOptions options = PinnedOptions();
  options.dash_escape = false;
  return ClearSign("first\n-- second\n", TestKey("pinned"), options);
}

std::vector<Vector> Tampered() {
  return {
      Bad("digit", "One digit of the text was changed.", Replace(Notice(), "644", "645")),
      Bad("line-lost", "A line of the text was taken away.",
          Replace(Notice(), "  * notifications sent: 287\n", "")),
      Bad("blank-at-line-start", "Blanks at the start of a line are signed.",
          Replace(Notice(), "  * notifications", " * notifications")),
      Bad("tab-lost", "PGP 2 signed the tab at the end of the line that is gone here.",
          Replace(SignedByPinned("column\t\n"), "column\t", "column")),
      Recovered(
          "trailing-blanks",
          Bad("tab-added", "PGP 2 did not sign the tab at the end of the line that is here now.",
              Replace(SignedByPinned("column\n"), "column", "column\t"))),
      Bad("empty-line-added",
          "One more empty line before the signature is one that was not signed.",
          Replace(Notice(), "\n-----BEGIN PGP SIGNATURE", "\n\n-----BEGIN PGP SIGNATURE")),
      Bad("other-text", "The signature of one text under another.",
          Replace(SignedByPinned("Reports: 0\n"), "Reports: 0\n", "Reports: 1\n")),
  };
}

std::vector<Vector> Around() {
  return {
      Refused("attack-text-before", {"good"}, {"text-outside"},
              "Text before a genuine message, as though it belonged to it.",
              "Reports received in the quarter: 0\n\n" + Notice()),
      Refused("attack-text-after", {"good"}, {"text-outside"},
              "Text behind a genuine message, as though it belonged to it.",
              Notice() + "\nCorrection: reports received in the quarter: 0\n"),
      Refused("attack-two-messages-stranger-first", {"no-key", "good"}, {"several-messages"},
              "A stranger's message before a genuine one.", ByStranger() + Notice()),
      Refused("attack-two-messages-genuine-first", {"good", "no-key"}, {"several-messages"},
              "A stranger's message behind a genuine one.", Notice() + ByStranger()),
      Refused("attack-same-message-twice", {"good", "good"}, {"several-messages"},
              "Two genuine messages in one file are still two.", Notice() + Notice()),
      Malformed("attack-nested-message", "stray-dash",
                "A genuine message, not escaped, inside another.", NestedMessage()),
  };
}

std::vector<Vector> Inside() {
  return {
      Malformed("attack-tail-behind-blanks", "line-too-long",
                "gpg1 cuts the line at 20,000 bytes, trims the blanks and says good.",
                TailBehindBlanks()),
      Malformed("attack-nul", "control-bytes", "A NUL in the text, signed as it is.",
                SignedByPinned(std::string_view("Reports: 644\0 or none\n", 22))),
      Malformed("attack-lone-cr", "control-bytes",
                "A carriage return within a line, which a terminal shows as another line.",
                SignedByPinned("Reports: 644\rReports: 000\n")),
      Recovered("dash-escape",
                Malformed("attack-stray-dash", "stray-dash",
                          "A line starts with a dash and is not escaped.", NotEscaped())),
      Malformed("attack-message-armor", "stray-dash",
                "The armor of a message stands where that of a signature belongs.",
                base::ReplaceAll(Notice(), "PGP SIGNATURE", "PGP MESSAGE")),
  };
}

}  // namespace

std::vector<Vector> TextVectors() {
  std::vector<Vector> all = Tampered();
  for (Vector& vector : Around()) all.push_back(std::move(vector));
  for (Vector& vector : Inside()) all.push_back(std::move(vector));
  return all;
}

}  // namespace support
