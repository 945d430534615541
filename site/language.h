// The two languages of the site, and what is said in both.
#pragma once

#include <array>
#include <string>

namespace site {

enum class Language { kEnglish, kJapanese };
inline constexpr std::array<Language, 2> kLanguages = {Language::kEnglish, Language::kJapanese};

struct Phrase {
  const char* english;
  const char* japanese;

  const char* In(Language language) const {
    return language == Language::kEnglish ? english : japanese;
  }
};

// As `lang` attributes name it.
inline const char* Tag(Language language) { return language == Language::kEnglish ? "en" : "ja"; }
// Where the pages of a language are, from the root of the site.
inline const char* Folder(Language language) { return language == Language::kEnglish ? "" : "ja/"; }

}  // namespace site
