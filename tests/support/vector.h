// The test vectors: whole documents, each with what must be said of it.
//
// A `.vec` file holds header lines `name: value`, a blank line, and then the document's bytes up to
// the end of the file, exactly. tests/vectors/README.md lists the headers. Reading is strict: an
// unknown header, one given twice or a missing `expect:` is a mistake in the vector, and throws
// std::runtime_error, so that no vector is passed over because of a slip in its spelling.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct Vector {
  std::string name;                 // of the file, without .vec
  std::vector<std::string> expect;  // an outcome for each message, in the file's order
  std::vector<std::string> reasons =
      {};  // those that must be among the reasons of the file's verdicts
  std::vector<std::string> caveats = {};  // the same for the caveats
  bool accepted = false;                  // whether any message of the file may be accepted
  std::string key;                        // the pinned key: keys/<key>.asc
  std::string comment;
  std::string document;
  std::string recovered_by = {};  // the transformations by which its text is found; empty: by none
};

// `name` is used for messages only.
Vector ParseVector(std::string_view name, std::string_view file);
std::string FormatVector(const Vector& vector);

// All vectors of a folder, by name; of tests/vectors where none is given.
std::vector<Vector> ReadVectors(const std::filesystem::path& folder);
std::vector<Vector> ReadVectors();

// tests/vectors in the source tree.
std::filesystem::path VectorsFolder();

}  // namespace support
