// Where the document of a URL stands in a folder, whatever the URL is.
#pragma once

#include <string>
#include <string_view>

namespace formats {

// "host/folder/name.txt"; "local/…" for file URLs, "mail/…" for parts of mail, and no host but what
// the URL has. Each part is made of letters, digits and `._~:+,=@-` or well-formed UTF-8 beyond
// ASCII that shows itself, begins with neither '.' nor '-', and is cut at a hundred bytes with a
// hash behind it; all else is %XX. Escapes of the URL are undone first, so that a document keeps
// its name. Never absolute, never without a part.
std::string SafePath(std::string_view url);
// The same for one part.
std::string SafeName(std::string_view name);

// A relative path as it stands in a link of a page: all that is no plain character is %XX.
std::string LinkTo(std::string_view path);

}  // namespace formats
