#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

// The notice with these lines between the first marker and the empty line.
std::string WithHeaders(std::vector<std::string> headers) {
  ClearSignOptions options = PinnedOptions();
  options.headers = std::move(headers);
  return ClearSign(kNotice, TestKey("pinned"), options);
}

// No engine signs headers: whatever a reader is shown of them is unsigned text in a signed place.
Vector Smuggled(const std::string& name, std::string comment, std::vector<std::string> headers) {
  return Malformed("attack-header-" + name, "bad-header", std::move(comment),
                   WithHeaders(std::move(headers)));
}

}  // namespace

std::vector<Vector> HeaderVectors() {
  return {
      Smuggled("not-dash-escaped", "GnuPG's own header, which changes how the text is read.",
               {"NotDashEscaped: You need GnuPG to verify this message"}),
      Smuggled("unknown", "A header that armor may have and cleartext may not.",
               {"Comment: reports received in the quarter: 0"}),
      Smuggled("as-text", "A sentence that looks as a header does.",
               {"Correction: reports received in the quarter: 0"}),
      Smuggled("sentence", "A sentence without any disguise.",
               {"Reports received in the quarter were none"}),
      Smuggled("vertical-tab", "A vertical tab, which some terminals show as a new line.",
               {"Hash: MD5\vReports received in the quarter: 0"}),
      Smuggled("form-feed", "A form feed, which some terminals show as a new page.",
               {"Hash: MD5\fReports received in the quarter: 0"}),
      Smuggled("carriage-return", "A carriage return, behind which the line is shown anew.",
               {"Hash: MD5\rReports received in the quarter: 0"}),
      Smuggled("behind-hash", "Text behind the name of a digest.",
               {"Hash: MD5 Reports received in the quarter: 0"}),
      Smuggled("behind-comma", "Text in place of the name of a second digest.",
               {"Hash: MD5, reports received in the quarter: 0"}),
      Smuggled("unknown-hash", "A digest that does not exist.", {"Hash: CRC32"}),
      Smuggled("empty-hash", "A Hash: header without a name.", {"Hash: "}),
      Smuggled("form-feed-separator", "A line of one form feed is not an empty line.", {"\f"}),
      Smuggled("indented", "A header that a blank stands before.", {" Hash: MD5"}),
      Malformed("attack-header-separator-lost", "bad-header",
                "Without the empty line the text itself stands where headers do.",
                Replace(Notice(), "MESSAGE-----\n\n", "MESSAGE-----\n")),
      Malformed("attack-header-armor-control", "bad-armor",
                "Terminal escapes in a header of the armor.",
                Replace(Notice(), "Version: 2.6.3ia", "Version: 2.6.3ia\x1b[2J\x1b[H")),
      Malformed("attack-header-armor-sentence", "bad-armor",
                "A sentence among the headers of the armor.",
                Replace(Notice(), "Charset: noconv", "Reports received were none")),
  };
}

}  // namespace support
