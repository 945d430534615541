// Where the lines of a flattened FreeBSD advisory began.
#pragma once

#include "parse/flattened.h"

namespace parse {

class FreeBsdBoundaries : public Boundaries {
 public:
  Unit At(std::string_view rest) override;

 private:
  enum class Place { kHeader, kHistory, kBody };

  Place place_ = Place::kHeader;
  bool in_corrected_ = false;
};

}  // namespace parse
