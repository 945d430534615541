// Documents that no page lists but whose numbers run on: they are found by asking.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ingest {

// A URL with places to fill in:
//   {yyyy}           the year, four digits
//   {yy}             the year, its last two digits
//   {week} {week:02} 1 to 53, with leading zeros up to the given width
//   {seq}  {seq:04}  the number, from 1; needed
// Immutable.
class UrlTemplate {
 public:
  struct Place {
    int year = 1;
    int week = 1;
    int sequence = 1;
  };

  // Errors (kUsage): an unknown placeholder, a brace without its partner, no {seq}, not a URL.
  static base::Result<UrlTemplate> Parse(std::string_view text);

  std::string Expand(const Place& place) const;
  bool has_year() const { return has_year_; }
  bool has_week() const { return has_week_; }
  // The largest number tried: what the width of {seq} can hold, 9999 at most, so that a server
  // which has an answer to everything cannot keep a run going for ever.
  int max_sequence() const { return max_sequence_; }

 private:
  enum class Field { kText, kYear, kShortYear, kWeek, kSequence };
  struct Piece {
    Field field = Field::kText;
    std::string text;
    int width = 0;
  };

  base::Status AddPlaceholder(std::string_view inner);
  base::Status Check(std::string_view text) const;

  std::vector<Piece> pieces_;
  bool has_year_ = false;
  bool has_week_ = false;
  bool has_sequence_ = false;
  int max_sequence_ = 9999;
};

// Goes through the numbers of a template: in each year (and each week of it, where the template has
// weeks) from 1 on, until `max_misses` numbers in a row did not exist. A template without a year
// goes through once. Life cycle: Next and Tell in turn, until Next has nothing more to give.
class TemplateProbe {
 public:
  struct Range {
    int first_year = 0;
    int last_year = 0;
    int max_misses = 3;
  };

  // Errors (kUsage): those of UrlTemplate, years in the wrong order or not of four digits, no
  // misses.
  static base::Result<TemplateProbe> Make(std::string_view url_template, const Range& range);

  // The URL to try now, the same until Tell; nullopt once all are through.
  std::optional<std::string> Next() const;
  // Whether there was a document at the URL that Next gave.
  void Tell(bool hit);

 private:
  TemplateProbe(UrlTemplate url_template, const Range& range);
  void NextGroup();

  UrlTemplate template_;
  Range range_;
  UrlTemplate::Place place_;
  int misses_ = 0;
  bool done_ = false;
};

}  // namespace ingest
