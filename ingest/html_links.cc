#include "ingest/html_links.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <utility>

#include "base/escape.h"
#include "base/text.h"

namespace ingest {
namespace {

// Each end tag is looked for through all open elements: without a bound, a page of open tags and
// then end tags takes time by the square of its length.
constexpr int kMaxDepth = 1000;
// Small, so that a page given in one piece does not pile up in the parser.
constexpr std::size_t kSlice = 16384;

std::string_view View(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// What the parser's Transcoder did, undone. A character that came as an entity may have no byte: it
// stays.
std::string Bytes(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const base::CodePoint next = base::DecodeUtf8(text);
    if (next.value >= 0 && next.value < 0x100) {
      bytes += static_cast<char>(next.value);
    } else {
      bytes += text.substr(0, next.size);
    }
    text.remove_prefix(next.size);
  }
  return bytes;
}

// In the parser's form: name, value, name, value, and a null at the end.
const xmlChar* Attribute(const xmlChar** attributes, std::string_view name) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    if (base::LowerAscii(View(attributes[0])) == name) return attributes[1];
  }
  return nullptr;
}

}  // namespace

struct HtmlLinks::Parser {
  // Bytes into UTF-8 one by one (ISO-8859-1), so that the parser never meets a sequence that it
  // would stumble over, and the two-byte characters of ISO-2022-JP left out: their bytes are ASCII,
  // '<' is among them, and hrefs have none.
  class Transcoder {
   public:
    std::string Take(std::string_view bytes) {
      std::string text;
      text.reserve(bytes.size());
      for (const char c : bytes) TakeByte(text, c);
      return text;
    }

   private:
    // ESC $ turns two-byte characters on, ESC ( turns them off, and so does a line end (RFC 1468).
    void TakeByte(std::string& text, char c) {
      const char before = std::exchange(before_, c);
      if (before == '\x1B' && (c == '$' || c == '(')) {
        two_bytes_ = c == '$';
      } else if (c == '\n') {
        two_bytes_ = false;
      }
      if (two_bytes_) return;
      const auto byte = static_cast<unsigned char>(c);
      const bool blank = byte < 0x20 && c != '\n' && c != '\t';
      base::AppendUtf8(text, blank ? ' ' : byte);
    }

    char before_ = '\0';
    bool two_bytes_ = false;
  };

  explicit Parser(Handler given);
  ~Parser() { htmlFreeParserCtxt(context); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static void OnStart(void* self, const xmlChar* name, const xmlChar** attributes);
  static void OnEnd(void* self, const xmlChar* name);
  static void OnText(void* self, const xmlChar* text, int size);
  void Push(std::string_view slice, bool last);

  Handler handler;
  Transcoder transcoder;
  htmlParserCtxtPtr context = nullptr;
  bool in_anchor = false;
  bool too_deep = false;
};

HtmlLinks::Parser::Parser(Handler given) : handler(std::move(given)) {
  htmlSAXHandler sax{};  // no error handlers: nothing is printed
  sax.startElement = &Parser::OnStart;
  sax.endElement = &Parser::OnEnd;
  sax.characters = &Parser::OnText;
  sax.ignorableWhitespace = &Parser::OnText;
  context = htmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
  htmlCtxtUseOptions(context, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                  HTML_PARSE_NONET);
}

void HtmlLinks::Parser::OnStart(void* self, const xmlChar* name, const xmlChar** attributes) {
  auto& parser = *static_cast<Parser*>(self);
  if (parser.context->nameNr > kMaxDepth) {
    parser.too_deep = true;
    xmlStopParser(parser.context);
    return;
  }
  const bool is_base = View(name) == "base";
  const bool is_anchor = View(name) == "a";
  if (!is_base && !is_anchor) return parser.handler.text(" ");  // a cell of a table begins
  parser.in_anchor = parser.in_anchor || is_anchor;
  const xmlChar* href = Attribute(attributes, "href");
  if (href == nullptr) return;
  const auto& handle = is_base ? parser.handler.base : parser.handler.link;
  handle(Bytes(View(href)));
}

void HtmlLinks::Parser::OnEnd(void* self, const xmlChar* name) {
  if (View(name) == "a") static_cast<Parser*>(self)->in_anchor = false;
}

void HtmlLinks::Parser::OnText(void* self, const xmlChar* text, int size) {
  auto& parser = *static_cast<Parser*>(self);
  if (parser.in_anchor) return;
  parser.handler.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void HtmlLinks::Parser::Push(std::string_view slice, bool last) {
  const std::string text = transcoder.Take(slice);
  htmlParseChunk(context, text.data(), static_cast<int>(text.size()), last ? 1 : 0);
}

HtmlLinks::HtmlLinks(Handler handler) : parser_(std::make_unique<Parser>(std::move(handler))) {}
HtmlLinks::~HtmlLinks() = default;

bool HtmlLinks::Feed(std::string_view bytes) {
  while (!bytes.empty() && !parser_->too_deep) {
    parser_->Push(bytes.substr(0, kSlice), false);
    bytes.remove_prefix(std::min(kSlice, bytes.size()));
  }
  return !parser_->too_deep;
}

void HtmlLinks::Finish() {
  if (!parser_->too_deep) parser_->Push({}, true);
}

}  // namespace ingest
