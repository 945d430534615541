// Two texts: what is looked for, and where.
#include <algorithm>
#include <string>

#include "base/escape.h"
#include "parse/bigrams.h"
#include "parse/search_query.h"
#include "parse/snippet.h"
#include "store/sqlite.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

void CheckTokens(std::string_view text) {
  for (const parse::Token& token : parse::CutTokens(text)) {
    Require(!token.text.empty() && base::ValidUtf8(token.text) == token.text, "a token is text");
    Require(token.text.find_first_of(" \"\n") == std::string::npos, "without blanks and quotes");
    Require(token.begin < token.end && token.end <= text.size(), "and has its place");
  }
}

void CheckSnippet(const std::string& text, const parse::SearchQuery& query) {
  const parse::Snippet snippet = parse::MakeSnippet(text, query);
  Require(base::ValidUtf8(snippet.text) == snippet.text, "a snippet is UTF-8");
  Require(snippet.text.find('\n') == std::string::npos, "on one line");
  Require(snippet.line.has_value() || snippet.text.empty(), "without a line there is no text");
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  Require(!snippet.line || (*snippet.line >= 1 && *snippet.line <= lines), "its line is there");
  std::size_t last = 0;
  for (const auto& mark : snippet.marks) {
    Require(mark.begin >= last && mark.begin < mark.end && mark.end <= snippet.text.size(),
            "its marks are in order");
    last = mark.end;
  }
}

// An index like an archive's, with nothing in it: only the language is asked.
store::Database& Index() {
  static store::Database database = [] {
    auto made = store::Database::Open(":memory:", store::Database::Mode::kReadWrite);
    Require(made.has_value(), "SQLite opens a database in memory");
    made->Script("CREATE VIRTUAL TABLE words USING fts5(title, text)");
    Require(made->Check().has_value(), "SQLite has FTS5");
    return std::move(*made);
  }();
  return database;
}

void CheckExpression(const std::string& expression) {
  Index().FindInt("SELECT count(*) FROM words WHERE words MATCH ?1", expression);
  Require(Index().Check().has_value(), "whatever is looked for is an expression of the index");
}

}  // namespace

void Search(std::string_view bytes) {
  Input input(bytes);
  const std::string what(input.Piece());
  const std::string text = base::ValidUtf8(input.Piece());
  CheckTokens(text);
  CheckTokens(what);
  Require(base::ValidUtf8(parse::TextForIndex(what)) == parse::TextForIndex(what),
          "what is indexed is UTF-8");
  const auto query = parse::ParseSearchQuery(what);
  if (!query) return Require(query.error().kind == base::ErrorKind::kUsage, "nothing to look for");
  CheckSnippet(text, *query);
  CheckExpression(parse::MatchExpression(*query));
}

}  // namespace fuzz
