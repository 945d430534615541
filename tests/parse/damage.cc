#include "tests/parse/damage.h"

#include <utility>
#include <vector>

#include "base/text.h"

namespace parse_test {

std::size_t Below(Random& random, std::size_t end) { return random() % end; }

std::string Truncated(std::string text, Random& random) {
  text.resize(Below(random, text.size()));
  return text;
}

std::string Doubled(std::string text, Random& random) {
  const std::size_t at = Below(random, text.size());
  return text.substr(0, at) + text.substr(at / 2);
}

std::string Shuffled(std::string text, Random& random) {
  std::vector<std::string> lines;
  for (const auto line : base::SplitLines(text)) lines.emplace_back(line);
  for (std::size_t i = lines.size(); i > 1; --i) std::swap(lines[i - 1], lines[Below(random, i)]);
  return base::Join(lines, "\n");
}

std::string Damaged(std::string text, Random& random) {
  for (int i = 0; i < 20; ++i) text[Below(random, text.size())] = static_cast<char>(random());
  return text;
}

std::string Spliced(std::string text, Random& random) {
  const std::vector<std::string> pieces = {"\n",          " ",
                                           "12件",        "§1. ",
                                           "(1) ",        "III. ",
                                           "[1]",         "。",
                                           "報告",        "件",
                                           "1,",          "(*1)",
                                           "\x1B$B",      "=====",
                                           "135 (x) 9件", "\n件",
                                           "参考文献\n",  "§2. 公開文書\n",
                                           "1998-02-16 ", "次の通りです。\n\n",
                                           "\n  - ",      "http://a.example/ ",
                                           "\n[2] ",      "\nhttp://a",
                                           "目次\n",      "\nTopic: ",
                                           "改訂履歴\n",  "VU#",
                                           "CVE-2003-",   "http://a.example/",
                                           "<<< x >>>",   "II. 対象\n",
                                           "\n- ",        "1998-02-03 (更新)\n"};
  for (int i = 0; i < 30; ++i) {
    text.insert(Below(random, text.size()), pieces[Below(random, pieces.size())]);
  }
  return text;
}

std::string WithoutBlanks(std::string_view text) {
  std::string squeezed;
  // With the form feed: it stands between pages, and the patterns take it for a blank.
  for (const char c : text) {
    if (std::string_view(" \t\r\n\f").find(c) == std::string_view::npos) squeezed += c;
  }
  return squeezed;
}

}  // namespace parse_test
