// The test vectors as code: every document of tests/vectors is made here, byte for byte the same
// each time, from the keys in tests/vectors/keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/pgp2.h"
#include "tests/support/vector.h"

namespace support {

// All of them, in no particular order.
std::vector<Vector> Catalogue();

// The parts it is put together from.
std::vector<Vector> GoodVectors();       // must be accepted: a refusal is a fault too
std::vector<Vector> TextVectors();       // attacks through what stands in and around the text
std::vector<Vector> HeaderVectors();     // attacks through the lines before the text
std::vector<Vector> ArmorVectors();      // attacks through the armor and the packets in it
std::vector<Vector> SignatureVectors();  // signatures that are whole and yet not to be taken
std::vector<Vector> TimeVectors();       // right signatures with wrong dates
std::vector<Vector> DamageVectors();     // what files suffer on their way

// A vector that must not be accepted, named as it stands, with `pinned` as its key; and the common
// case of one message with one fault.
Vector Refused(std::string name, std::vector<std::string> expect, std::vector<std::string> reasons,
               std::string comment, std::string document);
Vector Malformed(std::string name, std::string reason, std::string comment, std::string document);
// A vector as it came is not accepted, but the signed text is found by those transformations.
Vector Recovered(std::string by, Vector vector);

// A short notice that most of the vectors sign, with lines that a careless program loses.
inline constexpr std::string_view kNotice =
    "Notice 2004-02 of the inkan test suite\n"
    "\n"
    "Reports received in the quarter: 644\n"
    "  * notifications sent: 287\n";

// The notice, or another text, by `pinned` in the form of PGP 2.6 on 2004-04-15.
std::string Notice();
std::string SignedByPinned(std::string_view text);
// The options behind it, to be changed.
ClearSignOptions PinnedOptions();
// The form of OpenPGP, by `modern`, with SHA-256, on 2010-06-01.
std::string SignedByModern(std::string_view text);
ClearSignOptions ModernOptions();

// `text` with the first `from`, which must be there, as `to`.
std::string Replace(std::string text, std::string_view from, std::string_view to);

}  // namespace support
