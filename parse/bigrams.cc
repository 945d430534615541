#include "parse/bigrams.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "base/three_byte_set.h"
#include "parse/lines.h"

namespace parse {
namespace {

// More marks than any letter has; a longer row of them starts anew, which keeps sorting them cheap.
constexpr int kMaxMarks = 6;
constexpr std::size_t kMaxMapped = 256;  // code points; one gives at most 18, a mark at most 4

constexpr bool IsKana(int c) {
  return (c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F) ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) ||
         (c >= 0x31F0 && c <= 0x31FF);
}

// Han ideographs, and the signs that stand for some: 々, 〆, 〇.
bool IsHan(int c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
         (c >= 0x3005 && c <= 0x3007);
}

bool IsVoicing(int c) { return c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F; }
bool IsMark(int c) { return (c >= 0x300 && c <= 0x36F) || IsVoicing(c); }
bool MayBeginMark(std::string_view text) {
  const char c = text.front();
  if (c == '\xE3')
    return text.size() > 2 && text[1] == '\x82' && (text[2] == '\x99' || text[2] == '\x9A');
  return c == '\xCC' || c == '\xCD' || c == '\xEF';
}
bool IsSpacing(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x3000; }
constexpr bool StaysAsItIs(int c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (IsKana(c) && c < 0x30FF);
}

constexpr base::ThreeByteSet kUnchanged(StaysAsItIs);
constexpr std::size_t kPlainSize = base::ThreeByteSet::kSize;

// Where the plain characters end that begin at `at`: those that stay as they are, and have no mark
// behind them, as nearly all of a Japanese text. None of them is a mark.
std::size_t EndOfPlain(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (kUnchanged.HoldsFirstOf(text.substr(end))) end += kPlainSize;
  const bool has_mark = end > at && end < text.size() && MayBeginMark(text.substr(end));
  return has_mark ? end - kPlainSize : end;
}

constexpr bool IsWordAscii(int c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }
bool IsWordCharacter(int c) {
  if (c < 0x80) return IsWordAscii(c);
  const utf8proc_category_t category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) ||
         category == UTF8PROC_CATEGORY_CO;
}

// Takes normalised code points with the bytes they came from, and gives tokens: `take` is called
// with the text of each and where it begins and ends.
template <typename TakeToken>
class TokenCutter {
 public:
  explicit TokenCutter(TakeToken take) : take_(std::move(take)) {}

  void Take(int c, std::size_t begin, std::size_t end) {
    if (IsRunCharacter(c)) {
      mapped_.clear();
      base::AppendUtf8(mapped_, c);
      TakeOfRun(mapped_, begin, end);
    } else if (IsWordCharacter(c)) {
      EndRun();
      if (word_.empty()) word_begin_ = begin;
      base::AppendUtf8(word_, c);
      word_end_ = end;
    } else {
      TakeSeparator(c);
    }
  }
  // What Take would do of that character of ASCII, in small.
  void TakeAscii(char c, std::size_t at) {
    if (!IsWordAscii(c)) return TakeSeparator(c);
    EndRun();
    if (word_.empty()) word_begin_ = at;
    word_ += c;
    word_end_ = at + 1;
  }
  // What Take would do of these plain characters.
  void TakePlain(std::string_view text, std::size_t begin, std::size_t end) {
    TakeOfRun(text.substr(begin, kPlainSize), begin, begin + kPlainSize);
    for (std::size_t at = begin; at + 2 * kPlainSize <= end; at += kPlainSize) {
      take_(std::string_view(text.data() + at, 2 * kPlainSize), at, at + 2 * kPlainSize);
    }
    run_begin_ = end - kPlainSize;
    run_end_ = end;
    std::copy_n(text.data() + run_begin_, kPlainSize, run_.begin());
  }
  void Finish() {
    EndWord();
    EndRun();
  }

 private:
  void TakeOfRun(std::string_view bytes, std::size_t begin, std::size_t end) {
    EndWord();
    if (in_gap_ && line_ends_ != 1) EndRun();
    in_gap_ = false;
    line_ends_ = 0;
    const std::size_t before = run_size_;
    std::copy(bytes.begin(), bytes.end(), run_.begin() + static_cast<std::ptrdiff_t>(before));
    if (before > 0) {
      take_(std::string_view(run_.data(), before + bytes.size()), run_begin_, end);
      std::copy(bytes.begin(), bytes.end(), run_.begin());
    }
    run_size_ = bytes.size();
    run_begin_ = begin;
    run_end_ = end;
  }
  void TakeSeparator(int c) {
    EndWord();
    if (!IsSpacing(c)) return EndRun();
    in_gap_ = true;
    line_ends_ += c == '\n' ? 1 : 0;
  }
  void EndWord() {
    if (!word_.empty()) take_(std::string_view(word_), word_begin_, word_end_);
    word_.clear();
  }
  void EndRun() {
    if (run_size_ > 0) take_(std::string_view(run_.data(), run_size_), run_begin_, run_end_);
    run_size_ = 0;
    in_gap_ = false;
    line_ends_ = 0;
  }

  TakeToken take_;
  std::string word_;
  std::size_t word_begin_ = 0;
  std::size_t word_end_ = 0;
  std::array<char, 8> run_{};  // the last character of the run, and room for the next
  std::size_t run_size_ = 0;
  std::size_t run_begin_ = 0;
  std::size_t run_end_ = 0;
  bool in_gap_ = false;
  int line_ends_ = 0;
  std::string mapped_;
};

// The bytes of one letter at the start of `text` with the marks that follow it.
std::size_t ClusterSize(std::string_view text, std::size_t size) {
  for (int marks = 0; marks < kMaxMarks && size < text.size(); ++marks) {
    if (!MayBeginMark(text.substr(size))) break;
    const base::CodePoint next = base::DecodeUtf8(text.substr(size));
    if (!IsMark(next.value)) break;
    size += next.size;
  }
  return size;
}

template <typename Cutter>
void TakeMapped(std::string_view cluster, int first, std::size_t at, Cutter& cutter) {
  unsigned options =
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  // From there on marks are more than accents.
  if (first < kFirstCjk) options |= UTF8PROC_STRIPMARK;
  std::array<utf8proc_int32_t, kMaxMapped> mapped{};
  const auto chosen = static_cast<utf8proc_option_t>(options);
  utf8proc_ssize_t size =
      utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(cluster.data()),
                         static_cast<utf8proc_ssize_t>(cluster.size()), mapped.data(),
                         static_cast<utf8proc_ssize_t>(mapped.size()), chosen);
  if (size < 0 || size > static_cast<utf8proc_ssize_t>(mapped.size()))
    return cutter.Take(' ', at, at);
  size = utf8proc_normalize_utf32(mapped.data(), size, chosen);
  for (utf8proc_ssize_t i = 0; i < size; ++i) {
    cutter.Take(mapped[static_cast<std::size_t>(i)], at, at + cluster.size());
  }
}

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <typename TakeToken>
void Cut(std::string_view text, TakeToken take) {
  text = text.substr(0, kMaxIndexedBytes);
  TokenCutter cutter(std::move(take));
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = EndOfPlain(text, at); end > at) {
      cutter.TakePlain(text, at, end);
      at = end;
      continue;
    }
    if (base::IsAscii(text[at]) && ClusterSize(text.substr(at), 1) == 1) {
      cutter.TakeAscii(LowerAscii(text[at]), at);
      ++at;
      continue;
    }
    const base::CodePoint first = base::DecodeUtf8(text.substr(at));
    const std::size_t size =
        first.value < 0 ? first.size : ClusterSize(text.substr(at), first.size);
    if (first.value < 0) {
      cutter.Take(0xFFFD, at, at + size);
    } else {
      TakeMapped(text.substr(at, size), first.value, at, cutter);
    }
    at += size;
  }
  cutter.Finish();
}

// Tokens with a blank between them. Not by std::string's own appending, which takes longer than all
// else that is done for a token.
class JoinedTokens {
 public:
  explicit JoinedTokens(std::size_t expected) : bytes_(expected, '\0') {}

  void Add(std::string_view token) {
    if (size_ + token.size() + 1 > bytes_.size()) bytes_.resize(2 * (size_ + token.size() + 1));
    char* at = bytes_.data() + size_;
    if (token.size() == 2 * kPlainSize) {  // nearly all; a size that is known is copied at once
      std::memcpy(at, token.data(), 2 * kPlainSize);
    } else {
      std::copy(token.begin(), token.end(), at);
    }
    at[token.size()] = ' ';
    size_ += token.size() + 1;
  }
  std::string Take() {
    bytes_.resize(size_ > 0 ? size_ - 1 : 0);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;  // longer than what is in it
  std::size_t size_ = 0;
};

}  // namespace

bool IsRunCharacter(int code_point) { return IsHan(code_point) || IsKana(code_point); }

std::vector<Token> CutTokens(std::string_view text) {
  std::vector<Token> tokens;
  Cut(text, [&](std::string_view token, std::size_t begin, std::size_t end) {
    tokens.push_back({std::string(token), begin, end});
  });
  return tokens;
}

std::string TextForIndex(std::string_view text) {
  // A pair takes seven bytes for each three of the text.
  JoinedTokens joined(std::min(text.size(), kMaxIndexedBytes) * 5 / 2);
  Cut(text, [&](std::string_view token, std::size_t /*begin*/, std::size_t /*end*/) {
    joined.Add(token);
  });
  return joined.Take();
}

}  // namespace parse
