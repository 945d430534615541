#include "site/html.h"

#include "base/escape.h"

namespace site {
namespace {

std::string EscapeMarkup(std::string_view text) {
  std::string safe;
  safe.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

bool IsWebAddress(std::string_view url) {
  return url.substr(0, 7) == "http://" || url.substr(0, 8) == "https://";
}

}  // namespace

std::string Escape(std::string_view text) { return EscapeMarkup(base::EscapeForTerminal(text)); }

std::string EscapeLines(std::string_view text) {
  return EscapeMarkup(base::EscapeForTerminal(text, true));
}

Html& Html::Attribute(Markup name, std::string_view value) {
  text_ += ' ';
  text_ += name.text;
  text_ += "=\"" + Escape(value) + '"';
  return *this;
}

Html& Html::Link(std::string_view to, std::string_view text) {
  return Add("<a").Attribute("href", to).Add(">").Text(text).Add("</a>");
}

Html& Html::LinkOut(std::string_view url) {
  if (!IsWebAddress(url)) return Text(url);
  return Add("<a rel=\"external noopener noreferrer\"")
      .Attribute("href", url)
      .Add(">")
      .Text(url)
      .Add("</a>");
}

}  // namespace site
