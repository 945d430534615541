#include "parse/japanese_score.h"

#include <cstddef>

namespace parse {
namespace {

constexpr long kWrong = -10;

struct Character {
  std::size_t size;
  unsigned row;  // of JIS X 0208; 0 is half-width katakana, kNoRow no character
};
constexpr unsigned kNoRow = 1000;
constexpr unsigned kRare = 999;  // a character that exists and is hardly used

unsigned ByteAt(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

Character EucJpAt(std::string_view bytes) {
  const unsigned first = ByteAt(bytes, 0);
  const unsigned second = ByteAt(bytes, 1);
  const bool pair = second >= 0xA1 && second <= 0xFE;
  if (first == 0x8E && second >= 0xA1 && second <= 0xDF) return {2, 0};
  if (first == 0x8F && pair && ByteAt(bytes, 2) >= 0xA1) return {3, kRare};
  if (first < 0xA1 || first > 0xFE || !pair) return {1, kNoRow};
  return {2, first - 0xA0};
}

Character Cp932At(std::string_view bytes) {
  const unsigned first = ByteAt(bytes, 0);
  const unsigned second = ByteAt(bytes, 1);
  if (first >= 0xA1 && first <= 0xDF) return {1, 0};
  const bool lead = (first >= 0x81 && first <= 0x9F) || (first >= 0xE0 && first <= 0xFC);
  if (!lead || second < 0x40 || second == 0x7F || second > 0xFC) return {1, kNoRow};
  const unsigned base = first <= 0x9F ? first - 0x81 : first - 0xC1;
  return {2, base * 2 + (second >= 0x9F ? 2 : 1)};
}

bool IsKanji(unsigned row) { return row >= 16 && row <= 84; }

long Weight(unsigned row) {
  if (row == kNoRow) return kWrong;
  if (row == 4 || row == 5) return 3;                // hiragana and katakana
  if (row == 1 || row == 3) return 2;                // punctuation, full-width digits and letters
  if (row >= 16 && row <= 47) return 2;              // first level
  if (row == 2 || row == 13) return 1;               // symbols, NEC's circled digits
  if (row == 0 || (row >= 6 && row <= 8)) return 0;  // half-width katakana, Greek, Cyrillic, boxes
  if (row <= 84 && row >= 48) return -1;             // second level
  return row >= 89 && row <= 92 ? -1 : -5;           // NEC's and IBM's additions, and nothing
}

template <typename CharacterAt>
long Score(std::string_view bytes, CharacterAt character_at) {
  long score = 0;
  while (!bytes.empty()) {
    if (ByteAt(bytes, 0) < 0x80) {
      bytes.remove_prefix(1);
      continue;
    }
    long run_score = 0;
    std::size_t run = 0;
    unsigned row = 0;
    while (!bytes.empty() && ByteAt(bytes, 0) >= 0x80) {
      const Character character = character_at(bytes);
      row = character.row;
      run_score += Weight(row);
      bytes.remove_prefix(character.size);
      ++run;
    }
    // A single accented letter of western text reads as one kanji or half-width kana among letters.
    const bool alone = run == 1 && (IsKanji(row) || row == 0);
    score += alone ? -2 : run_score;
  }
  return score;
}

}  // namespace

long ScoreAsEucJp(std::string_view bytes) { return Score(bytes, EucJpAt); }
long ScoreAsCp932(std::string_view bytes) { return Score(bytes, Cp932At); }

}  // namespace parse
