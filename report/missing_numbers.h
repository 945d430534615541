// Which numbers of a series are not there.
//
// Publishers number the documents of a series from 1 on in each year, so that the numbers below the
// highest one seen that were never met are known to exist, or to have been skipped. Weekly reports
// (JPCERT-WR-2004-1201) have the week and the item in the last part: the first item of every week
// up to the highest week, and the items below the highest of each week. Years without any number
// between the first and the last of a series are told as such. Pure functions on plain data;
// numbers are hostile, so that a run of more than some hundred is told by its first and its last.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace report {

// The parts of a number such as JPCERT-PR-2004-0002, JPCERT-E-TEC-99-0002-01, FreeBSD-SA-96:01.
struct SeriesNumber {
  std::string series;     // "PR", "E-TEC", "SA"
  std::string prefix;     // "JPCERT-PR-", "FreeBSD-SA-"
  std::string year_text;  // as written: "2004", "96"
  int year = 0;           // 1996; two digits are of 1970 to 2069
  std::string separator;  // "-" or ":"
  int sequence = 0;       // of a weekly report: week * 100 + item
  int digits = 0;         // of the sequence as written
};

// None for numbers of other forms: a press release, CA-96.06.
std::optional<SeriesNumber> SplitNumber(const std::string& number);

struct MissingNumber {
  std::string series;
  int year = 0;
  std::string
      number;  // "JPCERT-PR-2004-0003"; "A to B" for a long run; "FreeBSD-SA-97:*" for a year
  bool is_year = false;
};

// By series, year and sequence. `numbers` are those of one source, in any order.
std::vector<MissingNumber> FindMissing(const std::vector<std::string>& numbers);

// How the names of a document with that number start, in small letters: jpcert-pr-2004-0002 and
// pr040002. What follows in a name is no digit.
std::vector<std::string> NameStarts(const std::string& number);

}  // namespace report
