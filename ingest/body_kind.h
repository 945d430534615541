// What came in place of a document.
#pragma once

#include <string>
#include <string_view>

namespace ingest {

// Whether the marks of a whole clear-signed message stand somewhere in the bytes, damaged or not.
bool HoldsSignedMessage(std::string_view bytes);

// What the bytes are where they do not hold one: "an empty body", "a web page with a login form",
// "a web page", "a message that breaks off", "no signed text". Empty where they do.
std::string DescribeBody(std::string_view bytes);

}  // namespace ingest
