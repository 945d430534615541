#include "recover/charset_damage.h"

#include "base/escape.h"
#include "base/text.h"
#include "parse/iconv.h"
#include "parse/iso2022jp.h"
#include "recover/lines.h"

namespace recover {
namespace {

// EUC-JP with what Microsoft put into it stands in the middle: each of the others has all of it.
constexpr const char* kEucName = "EUC-JP-MS";
constexpr std::string_view kKatakanaSet = "\x1B(I";
constexpr char kKatakanaShift = '\x8E';  // SS2 of EUC-JP
constexpr char kNoCharacter = '\xFF';    // parse/iso2022jp.h

char Low(char c) { return static_cast<char>(static_cast<unsigned char>(c) & 0x7FU); }

// As iconv calls it.
const char* NameOf(Charset charset) {
  if (charset == Charset::kUtf8) return "UTF-8";
  return charset == Charset::kCp932 ? "CP932" : kEucName;
}

std::optional<std::string> ToEuc(std::string_view file, Charset from) {
  if (from == Charset::kIso2022Jp) {
    if (!parse::HoldsIso2022Jp(file)) return std::nullopt;
    std::string euc = parse::Iso2022JpToEucJp(file);
    const bool whole = euc.find(kNoCharacter) == std::string::npos;
    return whole ? std::optional(std::move(euc)) : std::nullopt;
  }
  if (!base::HasHighBytes(file)) return std::nullopt;
  return parse::ConvertStrictly(file, NameOf(from), kEucName);
}

class Iso2022JpWriter {
 public:
  explicit Iso2022JpWriter(const Designators& designators) : designators_(designators) {}

  // Nothing for a character of the supplementary set, which mail did not use.
  std::optional<std::string> Write(std::string_view euc) {
    while (!euc.empty()) {
      const std::size_t size = base::IsAscii(euc.front()) ? 1 : 2;
      if (euc.size() < size || (size == 2 && base::IsAscii(euc[1]))) return std::nullopt;
      Put(euc.substr(0, size));
      euc.remove_prefix(size);
    }
    Use(designators_.ascii);
    return std::move(text_);
  }

 private:
  void Put(std::string_view character) {
    const bool is_katakana = character.front() == kKatakanaShift;
    Use(character.size() == 1 ? designators_.ascii
        : is_katakana         ? kKatakanaSet
                              : designators_.kanji);
    for (const char c : character.substr(is_katakana ? 1 : 0)) text_ += Low(c);
  }

  void Use(std::string_view designator) {
    if (used_ == designator || (used_.empty() && designator == designators_.ascii)) return;
    text_ += designator;
    used_ = designator;
  }

  Designators designators_;
  std::string_view used_;
  std::string text_;
};

std::optional<std::string> FromEuc(const std::string& euc, Charset to,
                                   const Designators& designators) {
  if (to == Charset::kIso2022Jp) return Iso2022JpWriter(designators).Write(euc);
  return parse::ConvertStrictly(euc, kEucName, NameOf(to));
}

bool IsGraphic(char c) { return c >= 0x21 && c <= 0x7E; }

// Puts the ESC bytes back into one line. In a line of n bytes at most 2 n are looked at: where two
// bytes at a time lead to no end of the kanji, no start at the same distance before leads to one.
class EscRestorer {
 public:
  EscRestorer(std::string_view line, std::string_view substitute)
      : line_(line), substitute_(substitute) {}

  void Restore(std::string& restored) {
    std::size_t at = 0;
    while (at < line_.size()) {
      const std::size_t end = Designates(at, "$B") || Designates(at, "$@") ? KanjiEnd(at) : 0;
      if (end == 0) {
        restored += line_[at++];
        continue;
      }
      const std::size_t kanji = at + substitute_.size();
      restored.append("\x1B").append(line_.substr(kanji, end - kanji));
      restored.append("\x1B").append(line_.substr(end + substitute_.size(), 2));
      at = end + substitute_.size() + 2;
    }
  }

 private:
  // Whether `at` has what stands for ESC with the two bytes of `set` behind it. These are asked
  // first: hardly any place has them.
  bool Designates(std::size_t at, std::string_view set) const {
    const std::size_t behind = at + substitute_.size();
    return behind + 1 < line_.size() && line_[behind] == set[0] && line_[behind + 1] == set[1] &&
           line_.substr(at, substitute_.size()) == substitute_;
  }

  // Where the kanji that begin at `at` end, or 0.
  std::size_t KanjiEnd(std::size_t at) {
    std::size_t next = at + substitute_.size() + 2;
    std::size_t& no_end_before = no_end_before_[next % 2];
    if (next <= no_end_before) return 0;
    while (next + 1 < line_.size()) {
      if (Designates(next, "(B") || Designates(next, "(J")) return next;
      if (!IsGraphic(line_[next]) || !IsGraphic(line_[next + 1])) break;
      next += 2;
    }
    no_end_before = next;
    return 0;
  }

  std::string_view line_;
  std::string_view substitute_;
  std::size_t no_end_before_[2] = {0, 0};
};

}  // namespace

std::optional<std::string> Transcode(std::string_view file, Charset from, Charset to,
                                     const Designators& designators) {
  const auto euc = ToEuc(file, from);
  auto undone = euc ? FromEuc(*euc, to, designators) : std::nullopt;
  return undone ? IfChanged(file, std::move(*undone)) : std::nullopt;
}

std::optional<std::string> TranscodeByName(std::string_view file, const char* from,
                                           const char* to) {
  if (!base::HasHighBytes(file)) return std::nullopt;
  auto undone = parse::ConvertStrictly(file, from, to);
  return undone ? IfChanged(file, std::move(*undone)) : std::nullopt;
}

std::optional<std::string> UndoUtf16(std::string_view file) {
  const std::string_view mark = file.substr(0, 2);
  const char* from = mark == "\xFF\xFE" ? "UTF-16LE" : mark == "\xFE\xFF" ? "UTF-16BE" : nullptr;
  if (from == nullptr) return std::nullopt;
  return parse::ConvertStrictly(file.substr(2), from, "UTF-8");
}

std::optional<std::string> UndoNoBreakSpaces(std::string_view file) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  if (file.find(kNoBreakSpace) == std::string_view::npos) return std::nullopt;
  std::string text(file);
  return base::ValidUtf8(text) == text ? std::optional(base::ReplaceAll(text, kNoBreakSpace, " "))
                                       : std::nullopt;
}

std::optional<std::string> UndoLostEsc(std::string_view file, std::string_view substitute) {
  // Hardly any file has what begins kanji, and to look for it is all that most take.
  const std::string begin = std::string(substitute).append("$");
  if (file.find(begin) == std::string_view::npos) return std::nullopt;
  return EditLines(file, [&](std::string_view line, std::string& restored) {
    EscRestorer(line, substitute).Restore(restored);
  });
}

}  // namespace recover
