// The armor of the signature, with its lines put in order again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recover {

// Blanks and empty lines within the armor, an empty line lost between its headers and its data, and
// data that was wrapped anew or joined. Nothing but white space comes or goes: what is no header
// and no base64 is still there for the strict decoder to refuse, and a checksum that is lost,
// doubled or wrong stays so (docs/decisions.md).
std::optional<std::string> UndoArmorDamage(std::string_view file);

}  // namespace recover
