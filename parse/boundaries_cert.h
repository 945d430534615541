// Where the lines of a flattened CERT advisory, or of its translation, began.
#pragma once

#include "parse/flattened.h"

namespace parse {

class CertBoundaries : public Boundaries {
 public:
  Unit At(std::string_view rest) override;

 private:
  bool in_history_ = false;
};

}  // namespace parse
