// HTML that is well-formed against whatever it speaks of.
//
// Markup can only be a literal of ours: the compiler refuses anything else. Everything that comes
// out of an archive goes through Text or Attribute, which escape it for HTML, and before that what
// would be invisible, turn the writing direction or be obeyed by a terminal (base/escape.h), since
// people copy from pages into terminals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "site/language.h"

namespace site {

struct Markup {
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is markup, and nothing else is
  consteval Markup(const char* literal) : text(literal) {}
  std::string_view text;
};

// Escapes for HTML, in text and in quoted attributes, and for XML.
std::string Escape(std::string_view text);
// The same, for lines of a text: tabs and line ends stay.
std::string EscapeLines(std::string_view text);

// Grows from front to end. One thread.
class Html {
 public:
  explicit Html(Language language) : language_(language) {}

  Html& Add(Markup markup) {
    text_ += markup.text;
    return *this;
  }
  Html& Add(const Html& other) {
    text_ += other.text_;
    return *this;
  }
  Html& Say(const Phrase& phrase) { return Text(phrase.In(language_)); }
  Html& Text(std::string_view text) {
    text_ += Escape(text);
    return *this;
  }
  Html& Line(std::string_view line) {
    text_ += EscapeLines(line);
    return *this;
  }
  Html& Number(std::int64_t number) {
    text_ += std::to_string(number);
    return *this;
  }
  // With a blank before it.
  Html& Attribute(Markup name, std::string_view value);
  // A link inside of the site; `to` is a path of ours.
  Html& Link(std::string_view to, std::string_view text);
  // A link to http and https alone; anything else is shown as text.
  Html& LinkOut(std::string_view url);

  Language language() const { return language_; }
  const std::string& text() const { return text_; }

 private:
  Language language_;
  std::string text_;
};

}  // namespace site
