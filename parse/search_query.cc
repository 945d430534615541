#include "parse/search_query.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "parse/bigrams.h"
#include "parse/normalise.h"

namespace parse {
namespace {

constexpr std::size_t kMaxBytes = 1000;
constexpr std::string_view kBlanks = " \t\r\n";

struct Word {
  std::string_view text;
  bool is_quoted = false;
  bool is_unwanted = false;
};

// Takes the next word or phrase off the start of `rest`.
std::optional<Word> NextWord(std::string_view& rest) {
  const std::size_t start = rest.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return std::nullopt;
  rest.remove_prefix(start);
  Word word;
  if (rest.size() > 1 && rest[0] == '-' && kBlanks.find(rest[1]) == std::string_view::npos) {
    word.is_unwanted = true;
    rest.remove_prefix(1);
  }
  word.is_quoted = rest[0] == '"';
  if (word.is_quoted) rest.remove_prefix(1);
  const std::size_t end = word.is_quoted ? rest.find('"') : rest.find_first_of(kBlanks);
  word.text = rest.substr(0, end);
  rest.remove_prefix(word.text.size());
  if (word.is_quoted && !rest.empty()) rest.remove_prefix(1);
  return word;
}

// Nothing where the text has no letter and no digit.
std::optional<SearchTerm> TermOf(std::string_view text) {
  std::vector<Token> tokens = CutTokens(text);
  if (tokens.empty()) return std::nullopt;
  SearchTerm term;
  // A run of kanji or kana at the end of the term may go on in the document. So the token of its
  // last character alone, which is there only where a run ends, is not asked for.
  const std::size_t count = tokens.size();
  const Token& last = tokens.back();
  if (count > 1 && tokens[count - 2].end == last.end) {
    tokens.pop_back();
  } else {
    const auto first = base::DecodeUtf8(last.text);
    term.is_prefix = first.size == last.text.size() && IsRunCharacter(first.value);
  }
  for (Token& token : tokens) term.tokens.push_back(std::move(token.text));
  return term;
}

std::string Phrase(const SearchTerm& term) {
  return fmt::format("\"{}\"{}", base::Join(term.tokens, " "), term.is_prefix ? " *" : "");
}

std::string AnyOf(const std::vector<SearchTerm>& terms) {
  std::vector<std::string> phrases;
  for (const SearchTerm& term : terms) phrases.push_back(Phrase(term));
  return "(" + base::Join(phrases, " OR ") + ")";
}

void Add(const Word& word, bool is_alternative, SearchQuery& query) {
  auto term = TermOf(word.text);
  if (!term) return;
  if (word.is_unwanted) {
    query.unwanted.push_back(std::move(*term));
  } else if (is_alternative && !query.wanted.empty()) {
    query.wanted.back().push_back(std::move(*term));
  } else {
    query.wanted.push_back({std::move(*term)});
  }
}

}  // namespace

base::Result<SearchQuery> ParseSearchQuery(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return base::UsageError(fmt::format("search: longer than {} bytes", kMaxBytes),
                            "a few words find more than a whole text does");
  }
  const std::string folded = Fold(base::ValidUtf8(text));
  SearchQuery query;
  std::string_view rest = folded;
  bool is_alternative = false;
  while (const auto word = NextWord(rest)) {
    const bool is_or = word->text == "OR" && !word->is_quoted && !word->is_unwanted;
    // An OR without anything on one of its sides is a word like others.
    if (is_or && !is_alternative && !query.wanted.empty() && !base::Trim(rest).empty()) {
      is_alternative = true;
      continue;
    }
    Add(*word, is_alternative, query);
    is_alternative = false;
  }
  if (query.wanted.empty()) {
    return base::UsageError(query.unwanted.empty() ? "search: no word is given to look for"
                                                   : "search: only what is not wanted is given",
                            "give words, or a \"phrase\" in quotes; -word leaves documents out");
  }
  return query;
}

std::string MatchExpression(const SearchQuery& query) {
  std::vector<std::string> groups;
  for (const auto& terms : query.wanted) groups.push_back(AnyOf(terms));
  std::string expression = "(" + base::Join(groups, " AND ") + ")";
  if (!query.unwanted.empty()) expression += " NOT " + AnyOf(query.unwanted);
  return expression;
}

}  // namespace parse
