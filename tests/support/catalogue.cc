#include "tests/support/catalogue.h"

#include <iterator>
#include <stdexcept>

#include "tests/support/test_keys.h"

namespace support {

std::vector<Vector> Catalogue() {
  std::vector<Vector> all;
  for (auto* part : {GoodVectors, TextVectors, HeaderVectors, ArmorVectors, SignatureVectors,
                     TimeVectors, DamageVectors}) {
    std::vector<Vector> vectors = part();
    std::move(vectors.begin(), vectors.end(), std::back_inserter(all));
  }
  return all;
}

Vector Refused(std::string name, std::vector<std::string> expect, std::vector<std::string> reasons,
               std::string comment, std::string document) {
  return {.name = std::move(name),
          .expect = std::move(expect),
          .reasons = std::move(reasons),
          .key = "pinned",
          .comment = std::move(comment),
          .document = std::move(document)};
}

Vector Malformed(std::string name, std::string reason, std::string comment, std::string document) {
  return Refused(std::move(name), {"malformed"}, {std::move(reason)}, std::move(comment),
                 std::move(document));
}

Vector Recovered(std::string by, Vector vector) {
  vector.recovered_by = std::move(by);
  return vector;
}

std::string Notice() { return SignedByPinned(kNotice); }

std::string SignedByPinned(std::string_view text) {
  return ClearSign(text, TestKey("pinned"), PinnedOptions());
}

ClearSignOptions PinnedOptions() {
  ClearSignOptions options;
  options.signature.time = At("2004-04-15T03:50:35Z");
  return options;
}

std::string SignedByModern(std::string_view text) {
  return ClearSign(text, TestKey("modern"), ModernOptions());
}

ClearSignOptions ModernOptions() {
  ClearSignOptions options;
  options.signature.time = At("2010-06-01T09:00:00Z");
  options.signature.version = 4;
  options.signature.digest = Digest::kSha256;
  options.armor.headers = {"Version: GnuPG v1.4.10 (GNU/Linux)"};
  return options;
}

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not there: " + std::string(from));
  return text.replace(at, from.size(), to);
}

}  // namespace support
