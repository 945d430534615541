#include "parse/charset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "base/escape.h"
#include "tests/support/charset.h"

namespace {

using parse::Decode;

const std::string kReplacement = "\xEF\xBF\xBD";

const std::string kSentence =
    "戸締まりについての報告を受け取りました。次の四半期もお待ちします。\n";

// EUC-JP and Shift_JIS with the rows of NEC, as iconv calls them.
std::string Euc(const std::string& text) { return support::Encode(text, "EUC-JP-MS"); }
std::string Cp932(const std::string& text) { return support::Encode(text, "CP932"); }

}  // namespace

TEST_CASE("each charset is recognised and decoded") {
  const auto check = [](const std::string& bytes, const char* charset) {
    CAPTURE(charset);
    CHECK(Decode(bytes).charset == charset);
    CHECK(Decode(bytes).text == kSentence);
  };
  check(support::Encode(kSentence, "ISO-2022-JP"), "ISO-2022-JP");
  check(Euc(kSentence), "EUC-JP");
  check(Cp932(kSentence), "CP932");
  check(kSentence, "UTF-8");
  CHECK(Decode("Dear reader,\n").charset == "US-ASCII");
  CHECK(Decode("").charset == "US-ASCII");
  CHECK(Decode("\xEF\xBB\xBF" + kSentence).text == kSentence);
}

TEST_CASE("a word without kana is told from the other encoding") {
  for (const std::string word : {"活動概要", "注意喚起", "報告", "四半期"}) {
    CAPTURE(word);
    CHECK(Decode(Euc(word)).text == word);
    CHECK(Decode(Cp932(word)).text == word);
  }
}

TEST_CASE("western text is not taken for Japanese") {
  const auto decoded = [](const std::string& bytes) {
    CHECK(Decode(bytes).charset == "ISO-8859-1");
    return Decode(bytes).text;
  };
  CHECK(decoded("R\xE9mi Gu\xE9ridon, Ren\xE9 and Jos\xE9") == "Rémi Guéridon, René and José");
  CHECK(decoded("S\xF8ren \xC5gesen") == "Søren Ågesen");
  CHECK(decoded("it\x92s") == "it\xC2\x92s");
}

TEST_CASE("ISO-2022-JP may hold circled digits and half-width katakana and old designators") {
  CHECK(Decode("\x1B$B-!-j\x1B(B").text == "①㈱");
  CHECK(Decode("\x1B(I6E\x1B(B!").text == "ｶﾅ!");
  CHECK(Decode("\x1B$@4A\x1B(J.").text == "漢.");
  CHECK(Decode("\x1B&@\x1B$B4A\x1B(B").text == "漢");
  CHECK(Decode("\x1B$B4A\x1B$(D0!\x1B(B").text == "漢丂");
  CHECK(Decode("\x1B$By!\x1B(B").text == "纊");
}

TEST_CASE("the forms of the wave dash decode to one") {
  CHECK(Decode(Cp932("次の報告です～")).text == "次の報告です〜");
  CHECK(Decode(Euc("次の報告です～")).text == "次の報告です〜");
  CHECK(Decode(support::Encode("次の報告です〜", "ISO-2022-JP")).text == "次の報告です〜");
}

TEST_CASE("an escape that designates nothing becomes a replacement character") {
  CHECK(Decode("a\x1B[31mb").text == "a" + kReplacement + "[31mb");
  CHECK(Decode("\x1B$B4A\x1B(B\x1B]0;x").text == "漢" + kReplacement + "]0;x");
  CHECK(Decode("報告\x1B[2J").text == "報告" + kReplacement + "[2J");
  CHECK(Decode("r\xE9sum\xE9 \x1B[2J").text == "résumé " + kReplacement + "[2J");
}

TEST_CASE("a lost designator spoils one line only") {
  CHECK(Decode("\x1B$B4A;z\nplain\n").text == "漢字\nplain\n");
}

TEST_CASE("half a character becomes a replacement character and keeps what follows") {
  CHECK(Decode("\x1B$B4A;\n\x1B(Bx").text == "漢" + kReplacement + "\nx");
  const std::string cp932 = Decode(Cp932(kSentence) + "\x82<\n" + Cp932(kSentence)).text;
  CHECK(cp932 == kSentence + kReplacement + "<\n" + kSentence);
  CHECK(Decode(Euc(kSentence) + "\xA4\n").text == kSentence + kReplacement + "\n");
  CHECK(Decode(kSentence + "\xE5\xA0\n").text == kSentence + kReplacement + kReplacement + "\n");
}

TEST_CASE("a cell of the table that is empty becomes one replacement character") {
  CHECK(Decode("\x1B$B4A)!;z\x1B(B").text == "漢" + kReplacement + "字");
  CHECK(Decode("\x1B$B4A-~;z\x1B(B").text == "漢" + kReplacement + "字");
  CHECK(Decode(Euc(kSentence) + "\x8E\xE0.").text == kSentence + kReplacement + ".");
}

TEST_CASE("any bytes give valid text with as many lines") {
  std::string bytes;
  unsigned state = 12345;
  for (int round = 0; round < 300; ++round) {
    bytes.clear();
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525U + 1013904223U;
      const char* const mix = "\x1B$B(I\n\xA4\x82\xE3\x81\xFF 4A";
      bytes += round % 2 == 0 ? static_cast<char>(state >> 24U) : mix[(state >> 24U) % 14];
    }
    const std::string text = Decode(bytes).text;
    CHECK(base::ValidUtf8(text) == text);
    CHECK(std::count(text.begin(), text.end(), '\n') ==
          std::count(bytes.begin(), bytes.end(), '\n'));
    CHECK(text.find('\x1B') == std::string::npos);
  }
}
