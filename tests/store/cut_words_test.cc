#include "store/cut_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/escape.h"

namespace {

constexpr int kLastOfPlane = 0xFFFF;
constexpr int kLastTried = 0x2FFFF;
constexpr int kFurtherStep = 97;

store::Database Scratch() {
  auto database = store::Database::Open(":memory:", store::Database::Mode::kReadWrite);
  REQUIRE(database);
  return std::move(*database);
}

// Every token of the texts, with its place.
std::string TokensOf(store::Database& database, const std::vector<std::string>& texts,
                     const std::string& tokenizer) {
  database.Script("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = \"" +
                  tokenizer + "\"); CREATE VIRTUAL TABLE token USING fts5vocab (words, instance);");
  for (const std::string& text : texts) {
    database.Run("INSERT INTO words (rowid, text) VALUES ((SELECT count(*) FROM words) + 1, ?)",
                 text);
  }
  std::string tokens;
  store::Statement& row = database.Prepare(
      "SELECT group_concat(term || ' ' || doc || ' ' || offset, '\n') FROM token GROUP BY doc");
  while (row.Step()) tokens += row.Text(0) + '\n';
  row.Reset();
  REQUIRE(database.Check());
  return tokens;
}

constexpr std::size_t kTextSize = 8192;

// Each character of the first plane in every place of a word, and some of the others.
std::vector<std::string> EveryCharacter() {
  std::vector<std::string> texts;
  for (int c = 1; c <= kLastTried; c += c < kLastOfPlane ? 1 : kFurtherStep) {
    if (texts.empty() || texts.back().size() > kTextSize) texts.emplace_back();
    std::string one;
    base::AppendUtf8(one, c);
    texts.back() += "脆" + one + " " + one + "弱 " + one + " a" + one + "b ";
  }
  return texts;
}

std::vector<std::string> OddTexts() {
  return {"",
          " ",
          "  脆弱  弱性 ",
          "cve 2004 0001",
          "\xE8\x84 \x86",
          "脆\xE5\xBC",
          "脆\xE3 a",
          std::string("a\0b 脆", 7),
          "e\xCC\x81 \xCC\x81 a",
          std::string(40000, 'a'),
          "ABC Ａ１"};
}

}  // namespace

TEST_CASE("words that are cut already give the tokens of unicode61") {
  std::vector<std::string> texts = EveryCharacter();
  for (std::string& text : OddTexts()) texts.push_back(std::move(text));
  for (const char* tokenizer : {"unicode61", "unicode61 tokenchars '-'"}) {
    auto plain = Scratch();
    auto ours = Scratch();
    store::UseCutWords(ours);
    CHECK(TokensOf(ours, texts, tokenizer) == TokensOf(plain, texts, tokenizer));
  }
}

TEST_CASE("kanji and kana and small letters and digits are taken as they stand") {
  for (const char* word : {"脆弱", "ワー", "ー", "cve", "2004", "性a"}) {
    CHECK(store::IsPlainWord(word));
  }
  for (const char* word : {"", "CVE", "é", "a-b", "ｱ", "𠮟", "\xE8\x84", "、"}) {
    CHECK_FALSE(store::IsPlainWord(word));
  }
}
