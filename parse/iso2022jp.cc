#include "parse/iso2022jp.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace parse {
namespace {

enum class Set { kAscii, kKatakana, kKanji, kSupplement };

struct Designator {
  std::string_view bytes;
  Set set;
};

constexpr std::array<Designator, 9> kDesignators = {{
    {"\x1B(B", Set::kAscii},
    {"\x1B(J", Set::kAscii},
    {"\x1B(H", Set::kAscii},  // an old mistake for (J
    {"\x1B(I", Set::kKatakana},
    {"\x1B$@", Set::kKanji},
    {"\x1B$B", Set::kKanji},
    {"\x1B$(@", Set::kKanji},
    {"\x1B$(B", Set::kKanji},
    {"\x1B$(D", Set::kSupplement},
}};
constexpr std::string_view kAnnounceRevision = "\x1B&@";  // before the 1990 set; says no more

const Designator* DesignatorAt(std::string_view rest) {
  for (const Designator& designator : kDesignators) {
    if (rest.substr(0, designator.bytes.size()) == designator.bytes) return &designator;
  }
  return nullptr;
}

bool IsGraphic(char c) { return c >= 0x21 && c <= 0x7E; }
char High(char c) { return static_cast<char>(static_cast<unsigned char>(c) | 0x80U); }

class Iso2022JpReader {
 public:
  explicit Iso2022JpReader(std::string_view bytes) : rest_(bytes) { euc_.reserve(bytes.size()); }

  std::string Read() {
    while (!rest_.empty()) {
      if (rest_.front() == '\x1B') {
        ReadEscape();
      } else {
        ReadCharacter();
      }
    }
    return std::move(euc_);
  }

 private:
  void ReadEscape() {
    if (const Designator* designator = DesignatorAt(rest_)) {
      set_ = designator->set;
      rest_.remove_prefix(designator->bytes.size());
    } else if (rest_.substr(0, kAnnounceRevision.size()) == kAnnounceRevision) {
      rest_.remove_prefix(kAnnounceRevision.size());
    } else {
      Take('\xFF');
    }
  }

  // All that is ASCII up to the next designator.
  void ReadAscii() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != '\x1B' &&
           static_cast<signed char>(rest_[end]) >= 0) {
      ++end;
    }
    if (end == 0) return Take('\xFF');
    euc_.append(rest_.substr(0, end));
    rest_.remove_prefix(end);
  }

  // All the whole characters at the front; whether there are any.
  bool ReadKanji() {
    std::size_t end = 0;
    while (end + 1 < rest_.size() && IsGraphic(rest_[end]) && IsGraphic(rest_[end + 1])) end += 2;
    const std::size_t before = euc_.size();
    euc_.append(rest_.substr(0, end));
    std::transform(euc_.begin() + static_cast<std::ptrdiff_t>(before), euc_.end(),
                   euc_.begin() + static_cast<std::ptrdiff_t>(before), High);
    rest_.remove_prefix(end);
    return end > 0;
  }

  void ReadCharacter() {
    if (set_ == Set::kKanji && ReadKanji()) return;
    const char c = rest_.front();
    if (c == '\n') set_ = Set::kAscii;
    if (set_ == Set::kAscii) return ReadAscii();
    if (!base::IsAscii(c)) return Take('\xFF');
    if (!IsGraphic(c)) return Take(c);
    if (set_ == Set::kKatakana) {
      if (c > 0x5F) return Take('\xFF');
      euc_ += '\x8E';
      return Take(High(c));
    }
    if (rest_.size() < 2 || !IsGraphic(rest_[1])) return Take('\xFF');
    if (set_ == Set::kSupplement) euc_ += '\x8F';
    Take(High(c));
    Take(High(rest_.front()));
  }

  void Take(char byte) {
    euc_ += byte;
    rest_.remove_prefix(1);
  }

  std::string_view rest_;
  std::string euc_;
  Set set_ = Set::kAscii;
};

}  // namespace

bool HoldsIso2022Jp(std::string_view bytes) {
  for (std::size_t at = bytes.find('\x1B'); at != std::string_view::npos;
       at = bytes.find('\x1B', at + 1)) {
    const Designator* designator = DesignatorAt(bytes.substr(at));
    if (designator != nullptr && designator->set != Set::kAscii) return true;
  }
  return false;
}

std::string Iso2022JpToEucJp(std::string_view bytes) { return Iso2022JpReader(bytes).Read(); }

}  // namespace parse
