#include "parse/reference_forms.h"

#include <re2/re2.h>

#include "base/text.h"

namespace parse {
namespace {

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string AsWritten(std::string_view written) { return std::string(written); }

// The number at the end: "vuls/id/909678".
std::string LastDigits(std::string_view written) {
  const std::size_t before = written.find_last_not_of("0123456789");
  return std::string(written.substr(before == std::string_view::npos ? 0 : before + 1));
}

// A blank behind the hyphen was a line end.
std::string CveId(std::string_view written) {
  return "CVE-" + base::ReplaceAll(std::string(written.substr(4)), " ", "");
}

// "JVNVU%23909678" in a URL, "JVNTA#04-041A" for JVNTA04-041A.
std::string JvnId(std::string_view written) {
  std::string id = base::ReplaceAll(std::string(written), "%23", "#");
  return base::ReplaceAll(base::ReplaceAll(std::move(id), "TA#", "TA"), "SA#", "SA");
}

std::string VuId(std::string_view written) { return "VU#" + LastDigits(written); }

// CA-96.06, IN-98-05; and AL-2002.12, whose publisher separates by a point.
std::string YearAndNumber(std::string_view written, char separator) {
  const std::size_t year = written.find('-') + 1;
  const std::size_t number = written.find_last_of(".:-") + 1;
  return std::string(written.substr(0, year)) + FullYear(written.substr(year, number - 1 - year)) +
         separator + std::string(written.substr(number));
}
std::string CertId(std::string_view written) { return YearAndNumber(written, '-'); }
std::string AusCertId(std::string_view written) { return YearAndNumber(written, '.'); }

// "jpcert.or.jp/at/2003/at030006": the number is in the last part, without the century.
std::string JpcertIdOfUrl(std::string_view written) {
  static const RE2 parts("(?i).*/([a-z]{2})/([0-9]{4})/[a-z]{2}[0-9]{2}([0-9]{4})");
  std::string series;
  std::string year;
  std::string number;
  if (!RE2::FullMatch(written, parts, &series, &year, &number)) return {};
  return "JPCERT-" + UpperAscii(series) + "-" + year + "-" + number;
}

std::string RedHatId(std::string_view written) {
  std::string id(written);
  id[9] = ':';
  return id;
}

std::string CiacId(std::string_view written) {
  static const RE2 number("(?i)([a-z]-[0-9]{2,3})$");
  std::string id;
  RE2::PartialMatch(written, number, &id);
  return UpperAscii(id);
}

std::string NisccId(std::string_view written) { return "NISCC-" + LastDigits(written); }
std::string RfcId(std::string_view written) { return "RFC " + LastDigits(written); }
std::string OsvdbId(std::string_view written) { return "OSVDB " + LastDigits(written); }
std::string BugtraqId(std::string_view written) { return "BID " + LastDigits(written); }

}  // namespace

const std::array<ReferenceForm, kReferenceForms>& ReferenceForms() {
  static constexpr std::array<ReferenceForm, kReferenceForms> kForms = {{
      {"CVE", "(?i:CVE|CAN)-[0-9]{4}- ?[0-9]{4,7}", CveId},
      {"JVN", "JVN(?:#|%23)(?:[0-9A-F]{8}|[0-9]{5,9})", JvnId},
      {"JVN", "(?:JVN|TR)VU(?:#|%23)[0-9]{5,9}", JvnId},
      {"JVN", "(?:JVN|TR)[TS]A(?:#|%23)?[0-9]{2}-[0-9]{3}[A-Z]", JvnId},
      {"JVN", "(?:JVN|TR)(?:CA|IN)-[0-9]{4}-[0-9]{2,4}|JVNDB-[0-9]{4}-[0-9]{6}", AsWritten},
      {"CERT-VU", "VU# ?[0-9]{3,8}|kb\\.cert\\.org/vuls/id/[0-9]{3,8}", VuId},
      {"CERT", "(?:CA|IN|VB|CS)-(?:[0-9]{4}|[0-9]{2})[.:-][0-9]{2}", CertId},
      {"US-CERT", "[TS]A[0-9]{2}-[0-9]{3}[A-Z]|(?:SB|ST)[0-9]{2}-[0-9]{3}", AsWritten},
      {"AusCERT", "(?:AL|AU|AA|ESB)-(?:[0-9]{4}|[0-9]{2})\\.[0-9]{2,4}", AusCertId},
      {"JPCERT", "JPCERT-(?:E-)?[A-Z]{1,5}-[0-9]{2,4}-[0-9]{4}(?:-[0-9]{2})?", AsWritten},
      {"JPCERT",
       "(?i:jpcert\\.or\\.jp)/(?:at/[0-9]{4}/at|ed/[0-9]{4}/ed|pr/[0-9]{4}/pr|wr/[0-9]{4}/wr)"
       "[0-9]{6}",
       JpcertIdOfUrl},
      {"FreeBSD", "FreeBSD-(?:SA|EN|SN)-[0-9]{2}:[0-9]{2,3}", AsWritten},
      {"Microsoft", "(?i:MS)[0-9]{2}-[0-9]{3}", UpperAscii},
      {"Debian", "DSA-[0-9]{3,4}", AsWritten},
      {"RedHat", "RHSA-[0-9]{4}[:-][0-9]{3,4}", RedHatId},
      {"NISCC", "NISCC-[0-9]{5,7}|(?i:NISCC Vulnerability Advisory) [0-9]{5,7}", NisccId},
      {"CIAC",
       "CIAC (?:(?:Information )?(?:Bulletin|Advisory) )?[A-Z]-[0-9]{2,3}|"
       "ciac(?:\\.llnl\\.gov|\\.org)/ciac/bulletins/[a-z]-[0-9]{2,3}",
       CiacId},
      {"OSVDB", "OSVDB(?: ID)?[ #:-]{1,3}[0-9]{1,6}", OsvdbId},
      {"Bugtraq", "(?i:Bugtraq ID)[ #:]{1,2}[0-9]{1,6}|securityfocus\\.com/bid/[0-9]{1,6}",
       BugtraqId},
      {"RFC", "(?i:RFC)[ -]?[0-9]{3,4}", RfcId},
  }};
  return kForms;
}

std::string FullYear(std::string_view digits) {
  if (digits.size() != 2) return std::string(digits);
  return (digits < "88" ? "20" : "19") + std::string(digits);
}

}  // namespace parse
