#include "recover/html_damage.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "recover/lines.h"

namespace recover {
namespace {

constexpr std::size_t kMaxName = 16;  // of elements and of entities
constexpr int kNoBreakSpace = 0xA0;
constexpr std::array<std::string_view, 5> kLineEnders = {"br", "/p", "/div", "/li", "/tr"};

struct Manner {
  bool tags_end_lines;
  bool entities;
  bool two_byte_characters = true;  // are passed over
};

// "pre", "/pre"; empty where no tag of HTML begins with what follows a '<'.
std::string TagName(std::string_view rest) {
  const std::size_t slash = rest.substr(0, 1) == "/" ? 1 : 0;
  const std::string_view limited = rest.substr(0, kMaxName);
  const auto end = std::find_if_not(
      limited.begin() + static_cast<std::ptrdiff_t>(std::min(slash, limited.size())), limited.end(),
      [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      });
  std::string name =
      base::LowerAscii(limited.substr(0, static_cast<std::size_t>(end - limited.begin())));
  const bool ends_there = end == limited.end() || *end == '>' || *end == '/' || *end == ' ' ||
                          *end == '\t' || *end == '\r' || *end == '\n';
  const auto* element = reinterpret_cast<const xmlChar*>(name.c_str() + slash);
  return ends_there && htmlTagLookup(element) != nullptr ? name : std::string();
}

// The code point of what stands between '&' and ';', or -1.
int EntityValue(std::string_view name) {
  if (name.empty() || name.front() != '#') {
    const std::string copy(name);
    const auto* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(copy.c_str()));
    return found == nullptr ? -1 : static_cast<int>(found->value);
  }
  const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  name.remove_prefix(is_hex ? 2 : 1);
  int value = -1;
  const auto read =
      std::from_chars(name.data(), name.data() + name.size(), value, is_hex ? 16 : 10);
  const bool is_number = read.ec == std::errc() && read.ptr == name.data() + name.size();
  const bool is_character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return is_number && is_character ? value : -1;
}

class Page {
 public:
  Page(std::string_view page, Manner manner) : page_(page), manner_(manner) {}

  std::string Text() {
    text_.reserve(page_.size());
    while (at_ < page_.size()) Take();
    if (!hidden_.empty()) text_.append("\n").append(hidden_).append("\n");
    return std::move(text_);
  }

 private:
  void Take() {
    const char c = page_[at_];
    const bool after_escape = at_ > 0 && page_[at_ - 1] == '\x1B';
    if (after_escape && (c == '$' || c == '('))
      two_bytes_ = c == '$' && manner_.two_byte_characters;
    if (c == '\n') two_bytes_ = false;
    const bool taken = !two_bytes_ && ((c == '<' && TakeMarkup()) || (c == '&' && TakeEntity()));
    if (taken) return;
    text_ += c;
    ++at_;
  }

  bool TakeMarkup() {
    const std::string_view rest = page_.substr(at_ + 1);
    if (rest.substr(0, 3) == "!--") return Hide(at_ + 4, "-->");
    const bool is_declaration = base::LowerAscii(rest.substr(0, 8)) == "!doctype" ||
                                base::LowerAscii(rest.substr(0, 4)) == "?xml";
    const std::string name = is_declaration ? "!" : TagName(rest);
    const std::size_t end = name.empty() ? std::string_view::npos : Find('>');
    if (end == std::string_view::npos) return false;
    at_ = end + 1;
    if (name == "script" || name == "style") Hide(at_, "</");
    const bool ends_line =
        std::find(kLineEnders.begin(), kLineEnders.end(), name) != kLineEnders.end();
    if (manner_.tags_end_lines && ends_line) text_ += '\n';
    return true;
  }

  // Once there is no further '>' none is looked for again: a page of '<b' must not take time by the
  // square of its length.
  std::size_t Find(char c) {
    if (next_close_ != std::string_view::npos && next_close_ <= at_)
      next_close_ = page_.find(c, at_);
    return next_close_;
  }

  bool Hide(std::size_t from, std::string_view end_mark) {
    const std::size_t end = std::min(page_.find(end_mark, from), page_.size());
    const std::string_view hidden = base::Trim(page_.substr(from, std::max(end, from) - from));
    if (!hidden.empty()) hidden_.append(hidden).push_back('\n');
    at_ = std::min(page_.size(), end_mark == "</" ? end : end + end_mark.size());
    return true;
  }

  bool TakeEntity() {
    if (!manner_.entities) return false;
    const std::string_view rest = page_.substr(at_ + 1, kMaxName);
    const std::size_t end = rest.find(';');
    const int value = end == std::string_view::npos ? -1 : EntityValue(rest.substr(0, end));
    if (value < 0) return false;
    base::AppendUtf8(text_, value == kNoBreakSpace ? ' ' : value);
    at_ += end + 2;
    return true;
  }

  std::string_view page_;
  Manner manner_;
  std::size_t at_ = 0;
  std::size_t next_close_ = 0;
  bool two_bytes_ = false;
  std::string text_;
  std::string hidden_;
};

std::optional<std::string> Undo(std::string_view file, Manner manner) {
  if (file.find_first_of("<&") == std::string_view::npos) return std::nullopt;
  return IfChanged(file, Page(file, manner).Text());
}

}  // namespace

std::optional<std::string> UndoHtml(std::string_view file) { return Undo(file, {false, true}); }
std::optional<std::string> UndoHtmlBreaks(std::string_view file) {
  return Undo(file, {true, true});
}
std::optional<std::string> UndoHtmlTags(std::string_view file) {
  return Undo(file, {false, false});
}
std::optional<std::string> UndoHtmlBytes(std::string_view file) {
  return Undo(file, {false, true, false});
}

}  // namespace recover
