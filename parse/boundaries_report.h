// Where the lines of a flattened weekly report began.
#pragma once

#include "parse/flattened.h"

namespace parse {

class ReportBoundaries : public Boundaries {
 public:
  Unit At(std::string_view rest) override;

 private:
  Unit AtItem(std::string_view rest);
  Unit AtHistory(std::string_view rest);
  Unit AtWordEnd(std::string_view rest);

  int last_ = 0;         // number of the item before
  bool fresh_ = true;    // a line starts here
  bool listed_ = false;  // since the item before no sentence has ended and no address stood
  bool in_history_ = false;
};

}  // namespace parse
