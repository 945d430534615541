#include "parse/charset.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/escape.h"
#include "parse/eucjp.h"
#include "parse/iconv.h"
#include "parse/normalise.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

auto LineEnds(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

// Without what the decoders replace by U+FFFD, which stands for nothing in particular.
bool IsWhole(std::string_view text) { return text.find(parse::kReplacement) == std::string::npos; }

// JIS X 0201 has the yen sign and the overline where ASCII has these two, and both are read as
// ASCII.
bool HoldsWhatJisRomanDiffersIn(std::string_view text) {
  constexpr std::string_view kDiffering[] = {"\\", "~", "\u00A5", "\u203E"};
  return std::any_of(std::begin(kDiffering), std::end(kDiffering), [&](std::string_view one) {
    return text.find(one) != std::string_view::npos;
  });
}

// ISO-2022-JP tells its charset itself, so the way there and back must lead to the same text.
void CheckThereAndBack(const std::string& text) {
  if (!IsWhole(text) || HoldsWhatJisRomanDiffersIn(text)) return;
  const auto bytes = parse::ConvertStrictly(text, "UTF-8", "ISO-2022-JP");
  if (!bytes) return;
  Require(parse::Fold(parse::Decode(*bytes).text) == parse::Fold(text),
          "ISO-2022-JP gives the text that it was made of");
}

}  // namespace

void Charset(std::string_view bytes) {
  const parse::DecodedText decoded = parse::Decode(bytes);
  const std::string& text = decoded.text;
  Require(base::ValidUtf8(text) == text, "what is decoded is UTF-8");
  Require(text.find('\x1B') == std::string::npos, "what is decoded holds no ESC");
  Require(LineEnds(text) == LineEnds(bytes), "what is decoded has the lines that there were");
  Require(!decoded.charset.empty(), "a charset has a name");
  const std::string folded = parse::Fold(text);
  Require(base::ValidUtf8(folded) == folded, "what is folded is UTF-8");
  Require(LineEnds(folded) == LineEnds(text), "what is folded has the same lines");
  Require(parse::Fold(folded) == folded, "what is folded stays as it is");
  CheckThereAndBack(text);
  for (const auto& converted : {parse::ConvertEucJp(bytes), parse::ConvertCp932(bytes)}) {
    Require(converted.has_value(), "the C library has the converters");
    Require(base::ValidUtf8(*converted) == *converted, "a converter gives UTF-8");
    Require(LineEnds(*converted) == LineEnds(bytes), "a converter keeps the lines");
  }
}

}  // namespace fuzz
