#include "tests/support/vector.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/file.h"
#include "base/text.h"

namespace support {
namespace {

[[noreturn]] void Fail(std::string_view name, const std::string& what) {
  throw std::runtime_error(std::string(name) + ".vec: " + what);
}

std::vector<std::string> Words(std::string_view value, char separator) {
  std::vector<std::string> words;
  for (const std::string_view word : base::Split(value, separator)) {
    if (!base::Trim(word).empty()) words.emplace_back(base::Trim(word));
  }
  return words;
}

bool YesOrNo(const Vector& vector, std::string_view value) {
  if (value != "yes" && value != "no") Fail(vector.name, "accepted is neither yes nor no");
  return value == "yes";
}

void SetHeader(Vector& vector, std::string_view header, std::string_view value) {
  if (header == "expect") {
    vector.expect = Words(value, ' ');
  } else if (header == "reasons") {
    vector.reasons = Words(value, ',');
  } else if (header == "caveats") {
    vector.caveats = Words(value, ',');
  } else if (header == "accepted") {
    vector.accepted = YesOrNo(vector, value);
  } else if (header == "key") {
    vector.key = value;
  } else if (header == "recovered-by") {
    vector.recovered_by = value;
  } else if (header == "comment") {
    vector.comment = value;
  } else {
    Fail(vector.name, "unknown header: " + std::string(header));
  }
}

void ParseHeaders(Vector& vector, std::string_view headers) {
  std::set<std::string_view> seen;
  for (const std::string_view line : base::SplitLines(headers)) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) Fail(vector.name, "no header: " + std::string(line));
    const std::string_view header = line.substr(0, colon);
    if (!seen.insert(header).second) Fail(vector.name, "given twice: " + std::string(header));
    SetHeader(vector, header, base::Trim(line.substr(colon + 2)));
  }
}

std::string HeaderLine(std::string_view header, const std::string& value) {
  return value.empty() ? std::string() : std::string(header) + ": " + value + "\n";
}

}  // namespace

Vector ParseVector(std::string_view name, std::string_view file) {
  const std::size_t end = file.find("\n\n");
  if (end == std::string_view::npos) Fail(name, "no blank line after the headers");
  Vector vector;
  vector.name = name;
  ParseHeaders(vector, file.substr(0, end));
  if (vector.expect.empty()) Fail(name, "says not what to expect");
  vector.document = file.substr(end + 2);
  return vector;
}

std::string FormatVector(const Vector& vector) {
  return HeaderLine("expect", base::Join(vector.expect, " ")) +
         HeaderLine("accepted", vector.accepted ? "yes" : "no") +
         HeaderLine("reasons", base::Join(vector.reasons, ", ")) +
         HeaderLine("caveats", base::Join(vector.caveats, ", ")) + HeaderLine("key", vector.key) +
         HeaderLine("recovered-by", vector.recovered_by) + HeaderLine("comment", vector.comment) +
         "\n" + vector.document;
}

std::vector<Vector> ReadVectors(const std::filesystem::path& folder) {
  std::vector<Vector> vectors;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".vec") continue;
    const base::Result<std::string> file = base::ReadFile(entry.path());
    if (!file) throw std::runtime_error(file.error().message);
    vectors.push_back(ParseVector(entry.path().stem().string(), *file));
  }
  std::sort(vectors.begin(), vectors.end(),
            [](const Vector& a, const Vector& b) { return a.name < b.name; });
  return vectors;
}

std::vector<Vector> ReadVectors() { return ReadVectors(VectorsFolder()); }

std::filesystem::path VectorsFolder() { return INKAN_VECTORS; }

}  // namespace support
