// The tokenizer unicode61 for text that is cut into words already (parse/bigrams.h), which is all
// that goes into the full text index. Most of indexing is SQLite's own unicode61, which looks each
// character up in tables that leave kanji, kana, small letters and digits as they are. So words of
// these alone are taken as they stand, and SQLite's own is asked about every other word: the tokens
// are the same, and the index is read by any sqlite3.
#pragma once

#include "store/sqlite.h"

namespace store {

// Whether unicode61 gives this word, which holds no blank, as it is.
bool IsPlainWord(std::string_view word);

// For this connection. Where SQLite does not let itself be asked, its own stays in use.
void UseCutWords(Database& database);

}  // namespace store
