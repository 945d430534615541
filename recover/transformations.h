// The kinds of damage that can be undone, and their names.
//
// A name, once given, is kept for ever: archives hold it, and the text of a judgement is made again
// by it. What stands before ':' is the family; of a family at most one is undone to a copy.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recover {

struct Transformation {
  std::string_view name;    // "html", "html:breaks"
  std::string_view damage;  // what had happened to the copy: "it was wrapped in HTML"
  // Nothing where there is no such damage. Pure, and linear in the size of the file.
  std::optional<std::string> (*undo)(std::string_view file);
};

// In the order in which they are undone: what comes last on a document's way comes first.
const std::vector<Transformation>& Transformations();

std::string_view Family(std::string_view name);
const Transformation* FindTransformation(std::string_view name);

}  // namespace recover
