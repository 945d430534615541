// Where the lines of a flattened alert, technical document or press release began.
#pragma once

#include "parse/boundaries_jpcert.h"

namespace parse {

// The header has rules of its own; from the first section on those of overviews hold.
class NoticeBoundaries : public Boundaries {
 public:
  Unit At(std::string_view rest) override;

 private:
  enum class Place { kTop, kTitle, kEnglishTitle, kBelowTitle, kBody };

  Unit AtHeader(std::string_view rest);
  Unit AtTitle(std::string_view rest);

  Place place_ = Place::kTop;
  JpcertBoundaries body_;
};

}  // namespace parse
