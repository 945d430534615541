#include "store/cut_words.h"

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "base/three_byte_set.h"

namespace store {
namespace {

constexpr char kName[] = "unicode61";

// Han and kana of Unicode 1.1, which every version of unicode61 knows for letters.
constexpr base::ThreeByteSet kPlainLetters([](int c) {
  const bool is_kana = (c >= 0x3041 && c <= 0x3094) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
  return is_kana || (c >= 0x4E00 && c <= 0x9FA5);
});

bool IsPlainAscii(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

constexpr std::size_t kLetterSize = base::ThreeByteSet::kSize;

// As nearly all words are (parse/bigrams.h).
bool IsPairOfLetters(std::string_view text) {
  return text.size() > 2 * kLetterSize && text[2 * kLetterSize] == ' ' &&
         kPlainLetters.HoldsFirstOf(text) && kPlainLetters.HoldsFirstOf(text.substr(kLetterSize));
}

// How many bytes at the start are characters that unicode61 leaves as they are.
std::size_t PlainSize(std::string_view text) {
  if (IsPairOfLetters(text)) return 2 * kLetterSize;
  std::string_view rest = text;
  while (!rest.empty()) {
    const bool is_ascii = base::IsAscii(rest.front());
    if (!(is_ascii ? IsPlainAscii(rest.front()) : kPlainLetters.HoldsFirstOf(rest))) break;
    rest.remove_prefix(is_ascii ? 1 : kLetterSize);
  }
  return text.size() - rest.size();
}

struct BuiltIn {
  void* context = nullptr;
  fts5_tokenizer calls{};
};

struct Tokenizer {
  const BuiltIn* built_in = nullptr;
  Fts5Tokenizer* own = nullptr;
  bool has_options = false;  // then nothing is known of what it does
};

Tokenizer* From(Fts5Tokenizer* handle) { return reinterpret_cast<Tokenizer*>(handle); }

using TakeToken = int (*)(void*, int, const char*, int, int, int);

struct Shifted {
  void* context = nullptr;
  TakeToken take = nullptr;
  int offset = 0;
};

int TakeShifted(void* context, int flags, const char* token, int size, int begin, int end) {
  const auto* shifted = static_cast<const Shifted*>(context);
  return shifted->take(shifted->context, flags, token, size, begin + shifted->offset,
                       end + shifted->offset);
}

int Create(void* context, const char** options, int count, Fts5Tokenizer** made) {
  auto tokenizer = std::make_unique<Tokenizer>();
  tokenizer->built_in = static_cast<const BuiltIn*>(context);
  tokenizer->has_options = count > 0;
  const BuiltIn& built_in = *tokenizer->built_in;
  const int code = built_in.calls.xCreate(built_in.context, options, count, &tokenizer->own);
  if (code == SQLITE_OK) *made = reinterpret_cast<Fts5Tokenizer*>(tokenizer.release());
  return code;
}

void Delete(Fts5Tokenizer* handle) {
  const std::unique_ptr<Tokenizer> tokenizer(From(handle));
  tokenizer->built_in->calls.xDelete(tokenizer->own);
}

int Tokenize(Fts5Tokenizer* handle, void* context, int flags, const char* text, int size,
             TakeToken take) {
  const Tokenizer& tokenizer = *From(handle);
  const auto ask = tokenizer.built_in->calls.xTokenize;
  if (tokenizer.has_options || text == nullptr) {
    return ask(tokenizer.own, context, flags, text, size, take);
  }
  int code = SQLITE_OK;
  for (int begin = 0; begin < size && code == SQLITE_OK;) {
    const std::string_view rest(text + begin, static_cast<std::size_t>(size - begin));
    const std::size_t plain = PlainSize(rest);
    const bool is_plain = plain == rest.size() || rest[plain] == ' ';
    const std::size_t length = is_plain ? plain : std::min(rest.find(' ', plain), rest.size());
    const int end = begin + static_cast<int>(length);
    if (!is_plain) {
      Shifted shifted{context, take, begin};
      code = ask(tokenizer.own, &shifted, flags, rest.data(), end - begin, TakeShifted);
    } else if (end > begin) {
      code = take(context, 0, rest.data(), end - begin, begin, end);
    }
    begin = end + 1;
  }
  return code;
}

fts5_api* ApiOf(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

bool IsPlainWord(std::string_view word) { return !word.empty() && PlainSize(word) == word.size(); }

void UseCutWords(Database& database) {
  fts5_api* api = ApiOf(database.get());
  auto built_in = std::make_unique<BuiltIn>();
  if (api == nullptr ||
      api->xFindTokenizer(api, kName, &built_in->context, &built_in->calls) != SQLITE_OK) {
    return;
  }
  fts5_tokenizer calls{Create, Delete, Tokenize};
  const auto forget = [](void* context) { delete static_cast<BuiltIn*>(context); };
  if (api->xCreateTokenizer(api, kName, built_in.get(), &calls, forget) == SQLITE_OK) {
    static_cast<void>(built_in.release());
  }
}

}  // namespace store
