#include "tests/fuzz/known_texts.h"

#include <algorithm>

#include "base/file.h"
#include "recover/candidates.h"
#include "tests/fuzz/require.h"
#include "tests/support/pgp2.h"
#include "tests/support/vector.h"

namespace fuzz {
namespace {

verify::Keyring TestKeys() {
  verify::Keyring keyring;
  for (const char* name : {"pinned", "modern", "brief"}) {
    const auto file =
        base::ReadFile(support::VectorsFolder() / "keys" / (std::string(name) + ".asc"));
    Require(file.has_value(), "the test keys are there");
    Require(keyring.Add(*verify::ReadKey(*file, name)).has_value(), "a test key is a key");
  }
  return keyring;
}

}  // namespace

KnownTexts& KnownTexts::Instance() {
  static KnownTexts texts;
  return texts;
}

KnownTexts::KnownTexts()
    : keyring_(TestKeys()),
      engine_(*verify::LibcryptoEngine::Start(keyring_)),
      judge_(keyring_, OnlyLibcrypto()) {
  for (const support::Vector& vector : support::ReadVectors()) {
    AddTextsOf(vector.document);
    recover::Candidates candidates(vector.document);
    while (const auto candidate = candidates.Next()) AddTextsOf(candidate->file);
  }
}

void KnownTexts::AddTextsOf(const std::string& document) {
  for (const auto& message : verify::Examine(document).messages) {
    if (message.decided) continue;
    const auto answer = verify::Ask(*engine_, message.detached);
    if (!answer || answer->front().outcome != verify::Outcome::kGood) continue;
    texts_.push_back(verify::WithLfLineEnds(message.detached.canonical_text));
  }
  std::sort(texts_.begin(), texts_.end());
  texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
}

bool KnownTexts::Holds(const std::string& text) const {
  return std::binary_search(texts_.begin(), texts_.end(), text);
}

verify::Policy OnlyLibcrypto() {
  verify::Policy policy;
  policy.engines = {verify::kLibcrypto};
  return policy;
}

base::Time Today() { return support::At("2026-01-01T00:00:00Z"); }

}  // namespace fuzz
