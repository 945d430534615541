#include "tests/fuzz/seed_folder.h"
#include "tests/parse/notices.h"
#include "tests/parse/overview.h"
#include "tests/parse/reports.h"
#include "tests/support/charset.h"

namespace fuzz {
namespace {

// In the layout of FreeBSD's advisories, in our own words.
constexpr std::string_view kAdvisory =
    "=============================================================================\n"
    "FreeBSD-SA-93:10.cat                                        Security Advisory\n"
    "                                                               The Cat Project\n\n"
    "Topic:          cats may sleep\n                late\n\n"
    "Category:       core\nModule:         cat\nAnnounced:      1993-05-17\n"
    "Credits:        A Mouse <mouse@example.org>\nAffects:        All cats\n"
    "Corrected:      1993-05-16 12:00:00 UTC (RELENG_1)\n"
    "                1993-05-17 12:00:00 UTC (RELENG_2, 2.0-RELEASE-p1)\n"
    "CVE Name:       CVE-1993-0001, CAN-1993-0002\nFreeBSD only:   NO\n\n"
    "0.   Revision History\n\nv1.0  1993-05-17  Initial release.\nv1.1  1993-05-18  Fixed a\n"
    "                  claw.\n\nI.   Background\n\nWarm.\n\nII.  Problem Description\n\nCold.\n\n"
    "V.   Solution\n\n1) Feed:\n\n# cat food\n\nVI.  Correction details\n\nBranch  Revision\n"
    "- ---\nRELENG_2  1.2.3.4\n\nVII. References\n\n<URL:http://www.example.org/a>\n"
    "<URL: ftp://ftp.example.org/b >, and CERT Advisory CA-93.05, VU#123456\n";

constexpr std::string_view kPlain =
    "A notice of the house\nDate: 1993-05-17\nSee http://www.example.org/a (CVE-1993-0001),\n"
    "JVNVU#123456 and RFC 1991.\n\n- ----\nRevision history\n1993-05-18 more\n";

void AddCharsets(const SeedFolder& seeds) {
  const std::string text = parse_test::Alert();
  for (const char* charset : {"ISO-2022-JP", "EUC-JP", "CP932"}) {
    seeds.Add("charset", std::string("alert-") + charset, support::Encode(text, charset));
  }
  seeds.Add("charset", "alert", text);
  seeds.Add("charset", "katakana", "\x1B(I@6\x1B(J\\~\x1B$B\x30\x21\x1B(B\r\nx\x1B$(D\x22\x2F\n");
  seeds.Add("charset", "latin-1", "caf\xE9 \xA9 na\xEFve\n");
  seeds.Add("charset", "bom", "\xEF\xBB\xBFtext\xEF\xBD\x9E\xE3\x80\x9C\xEF\xBC\xA1\n");
  seeds.Add("escape", "alert", text.substr(0, 400));
  seeds.Add("escape", "controls",
            "a\x1B[2J\x07\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF\xF0\x9F\x90\x88\t\n");
  seeds.Add("escape", "time", "2004-04-15T03:50:35Z");
  seeds.Add("escape", "day", "2004-02-29");
  seeds.Add("escape", "span", "36h");
}

}  // namespace

void AddDocumentSeeds(const SeedFolder& seeds) {
  seeds.AddText("parse_overview", "early", parse_test::EarlyOverview());
  seeds.AddText("parse_overview", "tagged", parse_test::TaggedOverview());
  seeds.AddText("parse_overview", "later", parse_test::LaterOverview());
  seeds.AddText("parse_report", "early", parse_test::EarlyReport());
  seeds.AddText("parse_report", "later", parse_test::LaterReport());
  seeds.AddText("parse_translation", "advisory", parse_test::Translation());
  seeds.AddText("parse_alert", "early", parse_test::EarlyAlert());
  seeds.AddText("parse_alert", "alert", parse_test::Alert());
  seeds.AddText("parse_alert", "revised", parse_test::RevisedAlert());
  seeds.AddText("parse_alert", "later", parse_test::LaterAlert());
  seeds.AddText("parse_technical", "technical", parse_test::Technical());
  seeds.AddText("parse_technical", "old", parse_test::OldTechnical());
  seeds.AddText("parse_press", "press", parse_test::PressRelease());
  seeds.AddText("parse_freebsd", "advisory", std::string(kAdvisory));
  seeds.Add("parse_plain", "advisory", kAdvisory);
  seeds.Add("parse_plain", "plain", kPlain);
  seeds.Add("parse_plain", "alert", parse_test::Alert());
  seeds.Add("parse_plain", "report", parse_test::EarlyReport());
  AddCharsets(seeds);
}

}  // namespace fuzz
