#include "parse/references.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

std::vector<std::string> In(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& reference : parse::FindReferences({{text, 1}}, "JPCERT-AT-2003-0001")) {
    found.push_back(reference.kind + " " + reference.id);
  }
  return found;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("numbers of other publications are found as written") {
  CHECK(In("CVE-2004-0114 と CAN-2004-0180、CVE-2021-1234567") ==
        Strings{"CVE CVE-2004-0114", "CVE CAN-2004-0180", "CVE CVE-2021-1234567"});
  CHECK(In("JVNCA-2004-02 JVN#12345678 JVNVU#90001234 JVNTA04-041A") ==
        Strings{"JVN JVNCA-2004-02", "JVN JVN#12345678", "JVN JVNVU#90001234", "JVN JVNTA04-041A"});
  CHECK(In("VU#909678 CA-96.01 CA-2001-19 IN-98.02 TA04-041A AL-2002.12") ==
        Strings{"CERT-VU VU#909678", "CERT CA-96.01", "CERT CA-2001-19", "CERT IN-98.02",
                "US-CERT TA04-041A", "AusCERT AL-2002.12"});
  CHECK(In("JPCERT-E-TEC-99-0002-01 FreeBSD-SA-04:03.jail") ==
        Strings{"JPCERT JPCERT-E-TEC-99-0002-01", "FreeBSD FreeBSD-SA-04:03"});
}

TEST_CASE("a number is listed once and the document's own is not") {
  CHECK(In("CVE-2004-0114 CVE-2004-0114 JPCERT-AT-2003-0001") == Strings{"CVE CVE-2004-0114"});
}

TEST_CASE("parts of words and longer numbers are no numbers") {
  CHECK(In("xCVE-2004-0114 CVE-2004-01141234 MAIN-98.02 CVE-20041-0114").empty());
}
