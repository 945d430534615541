// Where the lines of a flattened JPCERT/CC document began.
#pragma once

#include "parse/flattened.h"
#include "parse/jpcert_pr_sections.h"

namespace parse {

class JpcertBoundaries : public Boundaries {
 public:
  Unit At(std::string_view rest) override;

 private:
  // The list of references and the revision history have entries of their own and no heads.
  enum class Place { kBody, kReferences, kHistory };

  Unit AtRule(std::string_view rest);
  Unit AtReference(std::string_view rest);
  Unit AtListHead(std::string_view rest);
  Unit AtRow(std::string_view rest);
  Unit AtHead(std::string_view rest);
  Unit AtEntry(std::string_view rest) const;

  Place place_ = Place::kBody;
  OverviewSection section_ = OverviewSection::kOther;  // the last that a head named
  bool after_rule_ = false;
  bool after_row_ = false;
  int next_reference_ = 1;
};

}  // namespace parse
