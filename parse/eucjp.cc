#include "parse/eucjp.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/escape.h"
#include "base/text.h"
#include "parse/iconv.h"

namespace parse {
namespace {

constexpr unsigned kSide = 94;  // rows of JIS X 0208, and cells of a row

// The bytes of the cell in Shift_JIS.
void AppendCell(unsigned row, unsigned cell, std::string& text) {
  const unsigned lead = (row - 1) / 2 + (row <= 62 ? 0x81U : 0xC1U);
  unsigned trail = row % 2 == 0 ? cell + 0x9EU : cell + 0x3FU;
  if (row % 2 != 0 && trail >= 0x7F) ++trail;
  text.push_back(static_cast<char>(lead));
  text.push_back(static_cast<char>(trail));
}

// Each cell on a line of its own, in UTF-8 as CP932 has it: that has everything that NEC and IBM
// put into the table, where EUC-JP-MS has private characters.
std::optional<std::string> CellLines() {
  std::string lines;
  for (unsigned row = 1; row <= kSide; ++row) {
    for (unsigned cell = 1; cell <= kSide; ++cell) {
      AppendCell(row, cell, lines);
      lines += '\n';
    }
  }
  return ConvertCp932(lines);
}

// JIS X 0208 in UTF-8. The C library is asked once for a process: to ask it for each character of a
// text took longer than to parse the text.
class JisTable {
 public:
  static constexpr std::size_t kMaxSize = 3;  // of a character: CP932 has nothing beyond U+FFFF

  explicit JisTable(std::string_view lines) {
    for (Cell& cell : cells_) {
      const std::size_t end = lines.find('\n');
      cell = CellOf(lines.substr(0, end));
      lines.remove_prefix(end + 1);
    }
  }

  // The bytes are those of a pair in EUC-JP. There are kMaxSize bytes to read, whatever the size.
  std::string_view At(char first, char second) const {
    const std::size_t row = static_cast<unsigned char>(first) - 0xA1U;
    const Cell& cell = cells_[row * kSide + (static_cast<unsigned char>(second) - 0xA1U)];
    return {cell.bytes.data(), cell.size};
  }

 private:
  struct Cell {
    std::array<char, kMaxSize> bytes{};
    std::uint8_t size = 0;
  };

  // What follows a replacement character is the second byte, which then stood alone.
  static Cell CellOf(std::string_view line) {
    Cell cell;
    cell.size = static_cast<std::uint8_t>(std::min(line.size(), cell.bytes.size()));
    std::copy_n(line.begin(), cell.size, cell.bytes.begin());
    return cell;
  }

  std::array<Cell, std::size_t{kSide} * kSide> cells_;
};

const JisTable* Table() {
  static const std::optional<std::string> lines = CellLines();
  static const JisTable table(lines ? *lines : std::string());
  return lines ? &table : nullptr;
}

class EucJpReader {
 public:
  explicit EucJpReader(const JisTable& table) : table_(table) {}

  std::string Read(std::string_view bytes) {
    text_.reserve(bytes.size() * 3 / 2);
    while (!bytes.empty()) bytes.remove_prefix(Take(bytes));
    return std::move(text_);
  }

 private:
  std::size_t Take(std::string_view bytes) {
    if (base::IsAscii(bytes[0])) return TakeAscii(bytes);
    if (bytes.size() >= 2 && IsHigh(bytes[1])) {
      if (IsHigh(bytes[0])) return TakeKanji(bytes);
      if (bytes[0] == '\x8E') return TakeKatakana(bytes);
      if (bytes[0] == '\x8F' && bytes.size() >= 3 && IsHigh(bytes[2])) return TakeSupplement(bytes);
    }
    text_ += kReplacement;
    return 1;
  }

  std::size_t TakeAscii(std::string_view bytes) {
    const auto* const end = std::find_if_not(bytes.begin(), bytes.end(), base::IsAscii);
    text_.append(bytes.begin(), end);
    return static_cast<std::size_t>(end - bytes.begin());
  }

  // All that follow each other: nearly all are three bytes in UTF-8, and to copy a size that is
  // known takes a third of the time.
  std::size_t TakeKanji(std::string_view bytes) {
    std::size_t end = 2;
    while (end + 1 < bytes.size() && IsHigh(bytes[end]) && IsHigh(bytes[end + 1])) end += 2;
    const std::size_t before = text_.size();
    text_.resize(before + end / 2 * JisTable::kMaxSize);
    char* to = text_.data() + before;
    for (std::size_t at = 0; at < end; at += 2) {
      const std::string_view cell = table_.At(bytes[at], bytes[at + 1]);
      std::memcpy(to, cell.data(), JisTable::kMaxSize);
      to += cell.size();
    }
    text_.resize(static_cast<std::size_t>(to - text_.data()));
    return end;
  }

  // JIS X 0201, which ends at 0xDF.
  std::size_t TakeKatakana(std::string_view bytes) {
    const int byte = static_cast<unsigned char>(bytes[1]);
    base::AppendUtf8(text_, byte <= 0xDF ? 0xFF61 + byte - 0xA1 : 0xFFFD);
    return 2;
  }

  // JIS X 0212, which is rare.
  std::size_t TakeSupplement(std::string_view bytes) {
    text_ += ConvertStrictly(bytes.substr(0, 3), "EUC-JP-MS", "UTF-8")
                 .value_or(std::string(kReplacement));
    return 3;
  }

  const JisTable& table_;
  std::string text_;
};

}  // namespace

std::optional<std::string> ConvertEucJp(std::string_view bytes) {
  const JisTable* table = Table();
  if (table == nullptr) return std::nullopt;
  return EucJpReader(*table).Read(bytes);
}

}  // namespace parse
