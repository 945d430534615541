#include "site/html.h"

#include <doctest/doctest.h>

#include "site/table.h"

namespace {

constexpr const char* kHostile = "<script>&\"'\x1b[2J\xE2\x80\xAE\xFF";

}  // namespace

TEST_CASE("text of an archive is escaped for HTML and for whoever copies it") {
  site::Html page(site::Language::kEnglish);
  page.Text(kHostile);
  CHECK(page.text() == "&lt;script&gt;&amp;&quot;&#39;\\x1b[2J\\u{202e}\\xff");
}

TEST_CASE("an attribute cannot be left") {
  site::Html page(site::Language::kEnglish);
  page.Add("<a").Attribute("title", "\" onclick=\"x").Add(">");
  CHECK(page.text() == "<a title=\"&quot; onclick=&quot;x\">");
}

TEST_CASE("a line of a text keeps its tabs") {
  site::Html page(site::Language::kEnglish);
  page.Line("a\tb<\x07");
  CHECK(page.text() == "a\tb&lt;\\x07");
}

TEST_CASE("only addresses of the web become links") {
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", " http://x",
                          "//example.org/", "file:///etc/passwd"}) {
    site::Html page(site::Language::kEnglish);
    page.LinkOut(url);
    CAPTURE(url);
    CHECK(page.text().find("<a") == std::string::npos);
  }
  site::Html page(site::Language::kEnglish);
  page.LinkOut("http://example.org/\"onclick=\"x");
  CHECK(page.text().find("href=\"http://example.org/&quot;onclick=&quot;x\"") != std::string::npos);
}

TEST_CASE("a phrase is said in the language of the page") {
  CHECK(site::Html(site::Language::kEnglish).Say({"Search", "検索"}).text() == "Search");
  CHECK(site::Html(site::Language::kJapanese).Say({"Search", "検索"}).text() == "検索");
}

TEST_CASE("a CSV cell is quoted and is no formula") {
  site::Table table;
  table.columns = {{"a", ""}, {"b", ""}};
  table.rows = {{{"=1+1"}, {"x,\"y\""}}, {{"@x"}, {"-"}}};
  CHECK(site::CsvOf(table) == "a,b\r\n'=1+1,\"x,\"\"y\"\"\"\r\n'@x,'-\r\n");
}

TEST_CASE("a figure has the table that it is drawn from") {
  site::Table table;
  table.columns = {{"year", "Year", site::Role::kStart}, {"n", "<N>", site::Role::kSeries, true}};
  table.rows = {{{"2004"}, {"7", "x.html#L1"}}};
  site::Html page(site::Language::kEnglish);
  site::AddFigure({"bars", "id", "T", "D", "x.csv"}, table, page);
  const std::string& text = page.text();
  CHECK(text.find("data-chart=\"bars\"") != std::string::npos);
  CHECK(text.find("<th scope=\"col\" data-role=\"series\" class=\"n\">&lt;N&gt;</th>") !=
        std::string::npos);
  CHECK(text.find("<td class=\"n\"><a href=\"x.html#L1\">7</a></td>") != std::string::npos);
  CHECK(text.find("href=\"x.csv\"") != std::string::npos);
}
