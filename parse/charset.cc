#include "parse/charset.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "parse/eucjp.h"
#include "parse/iconv.h"
#include "parse/iso2022jp.h"
#include "parse/japanese_score.h"

namespace parse {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// UTF-8 cut or damaged in a place or two is still UTF-8: text in any other charset has next to no
// sequence that is well-formed.
bool IsUtf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  while (!bytes.empty()) {
    const auto [value, size] = base::DecodeUtf8(bytes);
    if (value < 0) ++bad;
    if (value >= 0x80) ++good;
    bytes.remove_prefix(size);
  }
  return bad * 10 < good || bad == 0;
}

std::string FromLatin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) base::AppendUtf8(text, static_cast<unsigned char>(c));
  return text;
}

std::string WithoutEscapes(std::string text) {
  if (text.find('\x1B') == std::string::npos) return text;
  std::string clean;
  clean.reserve(text.size());
  for (const char c : text) {
    if (c == '\x1B') {
      clean += kReplacement;
    } else {
      clean.push_back(c);
    }
  }
  return clean;
}

int JisForm(int code_point) {
  switch (code_point) {
    case 0xFF5E:
      return 0x301C;  // wave dash
    case 0xFF0D:
      return 0x2212;  // minus
    case 0x2225:
      return 0x2016;  // double vertical line
    case 0xFFE0:
      return 0x00A2;  // cent
    case 0xFFE1:
      return 0x00A3;  // pound
    case 0xFFE2:
      return 0x00AC;  // not
    default:
      return code_point;
  }
}

// What JisForm changes begins with one of these bytes.
std::size_t NextCandidate(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\xE2' && text[at] != '\xEF') ++at;
  return at;
}

std::string WithJisForms(std::string_view text) {
  std::string jis;
  jis.reserve(text.size());
  std::size_t kept = 0;  // up to here all is in `jis`
  for (std::size_t at = NextCandidate(text, 0); at < text.size();) {
    const auto [value, size] = base::DecodeUtf8(text.substr(at));
    if (const int form = JisForm(value); form != value) {
      jis.append(text.substr(kept, at - kept));
      base::AppendUtf8(jis, form);
      kept = at + size;
    }
    at = NextCandidate(text, at + size);
  }
  return jis.append(text.substr(kept));
}

std::optional<DecodedText> DecodeJapanese(std::string_view bytes) {
  if (HoldsIso2022Jp(bytes)) {
    auto text = ConvertEucJp(Iso2022JpToEucJp(bytes));
    if (text) return DecodedText{std::move(*text), "ISO-2022-JP"};
  }
  const long euc = ScoreAsEucJp(bytes);
  const long cp932 = ScoreAsCp932(bytes);
  if (std::max(euc, cp932) <= 0) return std::nullopt;
  auto text = euc >= cp932 ? ConvertEucJp(bytes) : ConvertCp932(bytes);
  if (!text) return std::nullopt;
  return DecodedText{std::move(*text), euc >= cp932 ? "EUC-JP" : "CP932"};
}

DecodedText DecodeAny(std::string_view bytes) {
  const bool high = base::HasHighBytes(bytes);
  if (!high && !HoldsIso2022Jp(bytes)) return {std::string(bytes), "US-ASCII"};
  if (high && IsUtf8(bytes)) return {base::ValidUtf8(bytes), "UTF-8"};
  if (auto japanese = DecodeJapanese(bytes)) {
    japanese->text = WithJisForms(japanese->text);
    return std::move(*japanese);
  }
  return {FromLatin1(bytes), "ISO-8859-1"};
}

}  // namespace

DecodedText Decode(std::string_view bytes) {
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  DecodedText decoded = DecodeAny(bytes);
  decoded.text = WithoutEscapes(std::move(decoded.text));
  return decoded;
}

}  // namespace parse
