#include "base/text.h"
#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {

std::vector<Vector> DamageVectors() {
  const std::string whole = Notice();
  const std::string mailed =
      base::ReplaceAll("\n" + whole, "\n", "\n> ").substr(1, 2 * whole.size());
  return {
      Malformed("damaged-flattened", "broken-marker", "All line ends have become blanks.",
                base::ReplaceAll(whole, "\n", " ")),
      Recovered("indent",
                Malformed("damaged-indented", "broken-marker", "A blank stands before each line.",
                          " " + base::ReplaceAll(whole, "\n", "\n "))),
      Recovered("mail-quote", Malformed("damaged-mail-quoted", "broken-marker",
                                        "Each line is quoted as in a reply.", mailed)),
      Malformed("damaged-begin-only", "truncated", "Nothing but the first marker is left.",
                "-----BEGIN PGP SIGNED MESSAGE-----\n"),
      Malformed("damaged-cut-in-text", "truncated", "The file ends in the text.",
                whole.substr(0, whole.find("  * notifications"))),
      Malformed("damaged-cut-in-armor", "truncated", "The file ends in the armor.",
                whole.substr(0, whole.find("iQCV") + 70)),
      Malformed("damaged-cut-before-end", "truncated", "Only the last marker is missing.",
                whole.substr(0, whole.find("-----END"))),
      Refused("unsigned-empty", {"unsigned"}, {"unsigned"}, "An empty file.", ""),
      Refused("unsigned-text", {"unsigned"}, {"unsigned"}, "A text without any signature.",
              std::string(kNotice)),
      Refused("unsigned-inline-message", {"unsigned"}, {"unsigned"},
              "An inline-signed message: its text is inside the armor and is not looked at.",
              Armor("PGP MESSAGE", SignaturePacket(Canonical(kNotice, Tabs::kKept),
                                                   TestKey("pinned"), PinnedOptions().signature) +
                                       LiteralPacket(Canonical(kNotice, Tabs::kKept)))),
  };
}

}  // namespace support
