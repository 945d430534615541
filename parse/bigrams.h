// The tokens of the full text index.
//
// Japanese is written without blanks, so SQLite's tokenizer alone would take a whole sentence for
// one word. Here a run of kanji and kana becomes overlapping pairs of characters, and its last
// character alone: 脆弱性 is 脆弱, 弱性, 性. Two characters are then a token, more are a phrase,
// and one is the prefix of a token. Everything else is cut into words of letters and digits.
//
// Tokens are in NFKC (UAX #15), case-folded, and without marks but for the voicing of kana, so that
// widths, capitals and accents do not matter. The whole of NFKC, unlike parse/normalise.h: the
// index is for finding, and nothing in it is shown.
//
// Pure; any bytes, in linear time. One function makes both what is indexed and what is looked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parse {

struct Token {
  std::string text;
  std::size_t begin = 0;  // the bytes of the text that it was made of
  std::size_t end = 0;
};

// Kanji, kana, and what stands for some of them: what is cut into pairs.
bool IsRunCharacter(int code_point);

// What stands behind this is not indexed: real documents are a hundredth of it.
inline constexpr std::size_t kMaxIndexedBytes = std::size_t{4} << 20U;

// `text` is UTF-8; bytes that are not separate tokens as blanks do. A single line end between two
// kanji or kana does not: Japanese is broken in the middle of words.
std::vector<Token> CutTokens(std::string_view text);

// The tokens joined by blanks, as the index takes them.
std::string TextForIndex(std::string_view text);

}  // namespace parse
