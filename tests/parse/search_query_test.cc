#include "parse/search_query.h"

#include <doctest/doctest.h>

#include "parse/snippet.h"

namespace {

std::string Expression(std::string_view text) {
  const auto query = parse::ParseSearchQuery(text);
  return query ? parse::MatchExpression(*query) : query.error().message;
}

parse::Snippet SnippetOf(std::string_view text, std::string_view what) {
  const auto query = parse::ParseSearchQuery(what);
  REQUIRE(query);
  return parse::MakeSnippet(text, *query);
}

// The snippet with its marks as brackets.
std::string Marked(std::string_view text, std::string_view what) {
  const parse::Snippet snippet = SnippetOf(text, what);
  std::string marked = snippet.text;
  for (auto mark = snippet.marks.rbegin(); mark != snippet.marks.rend(); ++mark) {
    marked.insert(mark->end, "]").insert(mark->begin, "[");
  }
  return marked;
}

}  // namespace

TEST_CASE("all words are wanted and each is a phrase of its tokens") {
  CHECK(Expression("脆弱性 VU#909678") == R"((("脆弱 弱性") AND ("vu 909678")))");
  CHECK(Expression("脆弱　ＣＥＲＴ") == R"((("脆弱") AND ("cert")))");
}

TEST_CASE("one kanji or kana is looked for as the start of a pair") {
  CHECK(Expression("脆") == R"((("脆" *)))");
  CHECK(Expression("\"CVE の\"") == R"((("cve の" *)))");
  CHECK(Expression("a") == R"((("a")))");
}

TEST_CASE("quotes make a phrase and a run within it ends where it ends") {
  CHECK(Expression("\"脆弱性 CERT\"") == R"((("脆弱 弱性 性 cert")))");
  CHECK(Expression("\"one two") == R"((("one two")))");
  CHECK(Expression("\"one two\"three") == R"((("one two") AND ("three")))");
}

TEST_CASE("a minus leaves out and OR gives a choice") {
  CHECK(Expression("a -b -\"c d\"") == R"((("a")) NOT ("b" OR "c d"))");
  CHECK(Expression("a OR b c") == R"((("a" OR "b") AND ("c")))");
  CHECK(Expression("OR a") == R"((("or") AND ("a")))");
  CHECK(Expression("a OR") == R"((("a") AND ("or")))");
  CHECK(Expression("a \"OR\" b - c") == R"((("a") AND ("or") AND ("b") AND ("c")))");
}

TEST_CASE("the language of the index is text like any other") {
  CHECK(Expression("title:x* NEAR(a b) ^c {d} + \" AND") ==
        R"((("title x") AND ("near a") AND ("b") AND ("c") AND ("d") AND ("and")))");
  CHECK(Expression(std::string_view("a\0b\xff", 4)) == R"((("a b")))");
}

TEST_CASE("nothing to look for is a usage error") {
  for (const char* text : {"", "  ", "!!!", "\"\"", "-", "-x", "-\"x y\" ?"}) {
    CAPTURE(text);
    const auto query = parse::ParseSearchQuery(text);
    REQUIRE_FALSE(query);
    CHECK(query.error().kind == base::ErrorKind::kUsage);
    CHECK_FALSE(query.error().hint.empty());
  }
  CHECK_FALSE(parse::ParseSearchQuery(std::string(1001, 'x')));
  CHECK(parse::ParseSearchQuery(std::string(1000, 'x')));
}

TEST_CASE("a snippet tells the line of the first hit and marks what was found") {
  CHECK(SnippetOf("one\ntwo\nthree two\n", "two").line == 2);
  CHECK(Marked("one\ntwo\nthree two\n", "two") == "one [two] three [two]");
  CHECK(Marked("a ﾌﾟﾛｰﾌﾞ b", "ローブ") == "a ﾌﾟ[ﾛｰﾌﾞ] b");
  CHECK(Marked("脆弱性", "弱") == "脆[弱]性");
  CHECK(Marked("脆弱性", "性") == "脆弱[性]");
  CHECK(Marked("VU#909678の脆弱性", "vu#909678の") == "[VU#909678の]脆弱性");
  CHECK(Marked("a b c", "\"b c\" OR z") == "a [b c]");
}

TEST_CASE("a snippet joins what is broken in the middle of a word") {
  CHECK(Marked("この脆弱\n性は\n\nCERT", "脆弱性") == "この[脆弱性]は CERT");
}

TEST_CASE("a snippet is cut between characters and holds no controls") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "　の";
  text += "\x1b[2J 印\u0085";
  for (int i = 0; i < 200; ++i) text += "に ";
  const std::string marked = Marked(text, "印");
  CHECK(marked.find("…の の") == 0);
  CHECK(marked.find(" [2J [印] に") != std::string::npos);
  CHECK(marked.substr(marked.size() - 6) == "に…");
}

TEST_CASE("where only what the title says was found there is no line") {
  const parse::Snippet snippet = SnippetOf("nothing of it", "title");
  CHECK_FALSE(snippet.line);
  CHECK(snippet.text.empty());
}
