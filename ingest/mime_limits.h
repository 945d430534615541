// What GMime must not be given: mail that is made to end the program or to keep it busy.
//
// Pure functions of the bytes, linear in their number; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace ingest {

// GMime compares each line that starts with "--" with the boundary of each level it is in.
inline constexpr std::size_t kMaxMimeBoundaries = 200;  // declared in one mail
bool HasTooManyBoundaries(std::string_view mail);

// A group of addresses (RFC 5322, 3.4) holds no groups, but GMime 3.2 reads them so, one call
// inside the other, in the header of any mail within the mail.
bool HasNestedGroups(std::string_view mail);

}  // namespace ingest
