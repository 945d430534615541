#include "parse/flattened.h"

#include <string>
#include <utility>

#include "base/text.h"

namespace parse {
namespace {

constexpr std::size_t kTypedLine = 240;  // bytes: twice what a line of 76 columns takes in UTF-8
constexpr std::size_t kMaxFlattened = std::size_t{1} << 20U;

class LineCutter {
 public:
  LineCutter(const Line& line, std::vector<Line>& pieces)
      : text_(Collapse(line.text)), number_(line.number), pieces_(pieces) {}

  void Run(Boundaries& boundaries) {
    std::size_t at = 0;
    while (at < text_.size()) {
      const Unit unit = boundaries.At(std::string_view(text_).substr(at));
      if (unit.cut_before) Cut(at);
      at = EndOfWord(at + unit.size);
      if (unit.cut_after) Cut(at);
      ++at;
    }
    Cut(text_.size());
  }

 private:
  std::size_t EndOfWord(std::size_t at) const {
    if (at > 0 && at < text_.size() && text_[at] == ' ') return at;
    const std::size_t blank = text_.find(' ', at);
    return blank == std::string::npos ? text_.size() : blank;
  }

  void Cut(std::size_t at) {
    const std::string_view piece = base::Trim(std::string_view(text_).substr(start_, at - start_));
    if (!piece.empty()) pieces_.push_back({std::string(piece), number_});
    start_ = at;
  }

  std::string text_;
  int number_;
  std::vector<Line>& pieces_;
  std::size_t start_ = 0;
};

}  // namespace

std::vector<Line> RestoreLines(std::vector<Line> lines, Boundaries& boundaries) {
  std::vector<Line> restored;
  restored.reserve(lines.size());
  std::size_t left = kMaxFlattened;
  for (Line& line : lines) {
    if (line.text.size() < kTypedLine || line.text.size() > left) {
      restored.push_back(std::move(line));
      continue;
    }
    left -= line.text.size();
    LineCutter(line, restored).Run(boundaries);
  }
  return restored;
}

}  // namespace parse
