#include "parse/references.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/lines.h"

namespace {

std::vector<parse::Reference> ReferencesIn(const std::string& text, const std::string& own) {
  return parse::FindReferences(parse::ReadLines(text), own);
}

std::vector<std::string> In(const std::string& text,
                            const std::string& own = "JPCERT-AT-2003-0001") {
  std::vector<std::string> found;
  for (const auto& reference : ReferencesIn(text, own))
    found.push_back(reference.kind + " " + reference.id);
  return found;
}
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a candidate and an entry of CVE are one number") {
  CHECK(In("CVE-2004-0114 と CAN-2004-0180、CVE-2021-1234567") ==
        Strings{"CVE CVE-2004-0114", "CVE CVE-2004-0180", "CVE CVE-2021-1234567"});
  CHECK(In("CAN-2003-0528 http://cve.example/name.cgi?name=CVE-2003-0528") ==
        Strings{"CVE CVE-2003-0528"});
  CHECK(In("cve-2003-0528") == Strings{"CVE CVE-2003-0528"});
}

TEST_CASE("the spellings of CERT numbers are one form") {
  CHECK(In("CA-96.06 CA-1996-06 CA-96-06 CA-2001-19") ==
        Strings{"CERT CA-1996-06", "CERT CA-2001-19"});
  CHECK(In("IN-98.05 IN-98-05 IN-1998-05 IN-99-07 IN-2004-02 VB-96.15 CS-2003-01") ==
        Strings{"CERT IN-1998-05", "CERT IN-1999-07", "CERT IN-2004-02", "CERT VB-1996-15",
                "CERT CS-2003-01"});
  CHECK(In("ftp://ftp.example/pub/CA-88.01.readme CA-87.01") ==
        Strings{"CERT CA-1988-01", "CERT CA-2087-01"});
  CHECK(In("VU#909678 http://www.kb.cert.org/vuls/id/909678 kb.cert.org/vuls/id/123456") ==
        Strings{"CERT-VU VU#909678", "CERT-VU VU#123456"});
}

TEST_CASE("numbers of JVN are found in text and URLs") {
  CHECK(In("JVNCA-2004-02 JVN#12345678 JVN#FCAD9BD8 JVNVU#90001234 JVNTA04-041A") ==
        Strings{"JVN JVNCA-2004-02", "JVN JVN#12345678", "JVN JVN#FCAD9BD8", "JVN JVNVU#90001234",
                "JVN JVNTA04-041A"});
  CHECK(In("http://jvn.jp/cert/JVNVU%23909678 JVNVU#909678 JVNTA#04-041A JVNTA04-041A") ==
        Strings{"JVN JVNVU#909678", "JVN JVNTA04-041A"});
  CHECK(In("JVNDB-2007-000123 TRTA06-038A TRVU#909678 TRCA-2003-26") ==
        Strings{"JVN JVNDB-2007-000123", "JVN TRTA06-038A", "JVN TRVU#909678", "JVN TRCA-2003-26"});
}

TEST_CASE("numbers of other bodies are found") {
  CHECK(In("TA04-041A SA04-028A SB04-033 ST04-001") ==
        Strings{"US-CERT TA04-041A", "US-CERT SA04-028A", "US-CERT SB04-033", "US-CERT ST04-001"});
  CHECK(In("AL-2002.12 AA-96.01 AU-2003.015 ESB-2004.0123") ==
        Strings{"AusCERT AL-2002.12", "AusCERT AA-1996.01", "AusCERT AU-2003.015",
                "AusCERT ESB-2004.0123"});
  CHECK(In("MS03-026 http://ms.example/ms03-039.asp RHSA-2004-112 RHSA-2004:112 DSA-479") ==
        Strings{"Microsoft MS03-026", "Microsoft MS03-039", "RedHat RHSA-2004:112",
                "Debian DSA-479"});
  CHECK(In("CIAC Bulletin O-101 CIAC O-102 http://www.ciac.org/ciac/bulletins/o-103.shtml O-104") ==
        Strings{"CIAC O-101", "CIAC O-102", "CIAC O-103"});
  CHECK(In("NISCC-236929 NISCC Vulnerability Advisory 758884 RFC 2350 rfc2350.txt") ==
        Strings{"NISCC NISCC-236929", "NISCC NISCC-758884", "RFC RFC 2350"});
  CHECK(In("OSVDB ID: 1234 Bugtraq ID 5678 http://www.securityfocus.com/bid/5678 BID 99") ==
        Strings{"OSVDB OSVDB 1234", "Bugtraq BID 5678"});
}

TEST_CASE("numbers of JPCERT are found in every series and in URLs") {
  CHECK(In("JPCERT-E-TEC-99-0002-01 JPCERT-E-99-0003 JPCERT-WR-2004-1201 FreeBSD-SA-04:03.jail") ==
        Strings{"JPCERT JPCERT-E-TEC-99-0002-01", "JPCERT JPCERT-E-99-0003",
                "JPCERT JPCERT-WR-2004-1201", "FreeBSD FreeBSD-SA-04:03"});
  CHECK(In("http://www.jpcert.or.jp/at/2003/at030006.txt http://www.jpcert.or.jp/tr/2003/x.txt") ==
        Strings{"JPCERT JPCERT-AT-2003-0006"});
}

TEST_CASE("a number is listed once and the document's own is not") {
  CHECK(In("CVE-2004-0114 CVE-2004-0114 JPCERT-AT-2003-0001") == Strings{"CVE CVE-2004-0114"});
  CHECK(In("http://www.jpcert.or.jp/at/2003/at030001.txt").empty());
  CHECK(In("CA-96.06 CA-1996-06", "CA-96.06").empty());
  CHECK(In("JPCERT-E-TEC-99-0002 JPCERT-E-TEC-99-0002-02", "JPCERT-E-TEC-99-0002-01").empty());
}

TEST_CASE("a reference keeps its spelling and its line") {
  const auto found = ReferencesIn("x\nCAN-2003-0528", "");
  REQUIRE(found.size() == 1);
  CHECK(found[0].written == "CAN-2003-0528");
  CHECK(found[0].line == 2);
}

TEST_CASE("parts of words and longer numbers are no numbers") {
  CHECK(In("xCVE-2004-0114 CVE-2004-01141234 MAIN-98.02 CVE-20041-0114").empty());
  CHECK(In("CA-961.06 CA-96.061 XMS03-026 MS03-0261 vuls/id/909678").empty());
}

TEST_CASE("a number may be broken by a line end") {
  const auto found = ReferencesIn("  参照: VU#\n  909678、CVE-2003-\n0528 と CAN-2003\n-0529", "");
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == "VU#909678");
  CHECK(found[0].written == "VU#909678");
  CHECK(found[0].line == 1);
  CHECK(found[1].id == "CVE-2003-0528");
  CHECK(found[2].id == "CVE-2003-0529");
}

TEST_CASE("no number is made of a whole one and the next line") {
  CHECK(In("CVE-2004-0114\n-0115") == Strings{"CVE CVE-2004-0114"});
  CHECK(In("VU#\nabc VU#\n\n909678 CVE-2003-\n05281234").empty());
  CHECK(In("CA-2003-\n下の 20 件").empty());
}
