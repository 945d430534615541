#include "store/cut_words.h"

#include <cstring>
#include <memory>

namespace store {
namespace {

constexpr char kName[] = "unicode61";

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
    const auto rest = static_cast<std::size_t>(size - begin);
    const auto* blank = static_cast<const char*>(std::memchr(text + begin, ' ', rest));
    const int end = blank == nullptr ? size : static_cast<int>(blank - text);
    const int length = end - begin;
    if (IsPlainWord({text + begin, static_cast<std::size_t>(length)})) {
      code = take(context, 0, text + begin, length, begin, end);
    } else if (length > 0) {
      Shifted shifted{context, take, begin};
      code = ask(tokenizer.own, &shifted, flags, text + begin, length, TakeShifted);
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

// How many bytes at the start are one character that unicode61 leaves as it is; 0: none. Han and
// kana are those of Unicode 1.1, which every version of unicode61 knows for letters.
std::size_t PlainCharacter(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const unsigned first = byte(0);
  if ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9')) return 1;
  if (first < 0xE3U || first > 0xE9U) return 0;
  if ((byte(1) & 0xC0U) != 0x80U || (byte(2) & 0xC0U) != 0x80U) return 0;
  const unsigned c = ((first & 0xFU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  const bool is_kana =
      (c >= 0x3041U && c <= 0x3094U) || (c >= 0x30A1U && c <= 0x30FAU) || c == 0x30FCU;
  return is_kana || (c >= 0x4E00U && c <= 0x9FA5U) ? 3 : 0;
}

}  // namespace

bool IsPlainWord(std::string_view word) {
  if (word.empty()) return false;
  while (!word.empty()) {
    const std::size_t size = PlainCharacter(word);
    if (size == 0) return false;
    word.remove_prefix(size);
  }
  return true;
}

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
