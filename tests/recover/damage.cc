#include "tests/recover/damage.h"

#include <fmt/format.h>
#include <iconv.h>

#include <sstream>
#include <stdexcept>
#include <vector>

#include "base/escape.h"
#include "base/text.h"
#include "tests/support/packet.h"

namespace support {
namespace {

std::vector<std::string> Lines(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

std::string Transcoded(std::string_view bytes, const char* from, const char* to) {
  const iconv_t handle = iconv_open(to, from);
  std::string in(bytes);
  std::string out(in.size() * 4 + 16, '\0');
  char* from_at = in.data();
  std::size_t from_left = in.size();
  char* to_at = out.data();
  std::size_t to_left = out.size();
  const std::size_t done = iconv(handle, &from_at, &from_left, &to_at, &to_left);
  iconv(handle, nullptr, nullptr, &to_at, &to_left);
  iconv_close(handle);
  if (done == static_cast<std::size_t>(-1)) throw std::runtime_error("cannot be transcoded");
  out.resize(out.size() - to_left);
  return out;
}

std::string HtmlEscaped(std::string_view utf8) {
  std::string text = base::ReplaceAll(std::string(utf8), "&", "&amp;");
  return base::ReplaceAll(base::ReplaceAll(text, "<", "&lt;"), ">", "&gt;");
}

std::string BarePage(std::string_view text) {
  return "<html>\n<body bgcolor=\"#FFFFFF\">\n<pre>\n" + std::string(text) +
         "</pre>\n</body>\n</html>\n";
}

std::string WithNumericEntities(std::string_view utf8) {
  std::string text;
  while (!utf8.empty()) {
    const base::CodePoint next = base::DecodeUtf8(utf8);
    text += next.value < 0x80 ? std::string(utf8.substr(0, 1)) : fmt::format("&#{};", next.value);
    utf8.remove_prefix(next.size);
  }
  return text;
}

std::string QuotedPrintable(std::string_view text) {
  std::string encoded;
  for (const std::string& line : Lines(text)) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const auto byte = static_cast<unsigned char>(line[i]);
      const bool is_last_blank = i + 1 == line.size() && (byte == ' ' || byte == '\t');
      const bool plain = byte >= 0x20 && byte < 0x7F && byte != '=' && !is_last_blank;
      const std::string piece = plain ? std::string(1, line[i]) : fmt::format("={:02X}", byte);
      if (out.size() + piece.size() > 75) {
        encoded += out + "=\n";
        out.clear();
      }
      out += piece;
    }
    encoded += out + "\n";
  }
  return encoded;
}

std::string Base64Lines(std::string_view text) {
  const std::string digits = Base64(text);
  std::string lines;
  for (std::size_t at = 0; at < digits.size(); at += 76) lines += digits.substr(at, 76) + "\n";
  return lines;
}

std::string Flowed(std::string_view text) {
  std::string flowed;
  for (std::string line : Lines(text)) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    while (line.size() > 66 && line.rfind(' ', 66) != std::string::npos &&
           line.rfind(' ', 66) > 0) {
      const std::size_t at = line.rfind(' ', 66) + 1;
      const std::string first = line.substr(0, at);
      flowed +=
          (first.starts_with(' ') || first.starts_with('>') || first.starts_with("From ") ? " "
                                                                                          : "") +
          first + "\n";
      line.erase(0, at);
    }
    const bool stuffed =
        line.starts_with(' ') || line.starts_with('>') || line.starts_with("From ");
    flowed += (stuffed ? " " : "") + line + "\n";
  }
  return flowed;
}

std::string EachLine(std::string_view text, std::string_view before) {
  std::string edited;
  for (const std::string& line : Lines(text)) edited += std::string(before) + line + "\n";
  return edited;
}

std::string EachSignedLine(std::string_view message,
                           const std::function<std::string(std::string)>& edit) {
  std::string edited;
  int empty_lines = 0;
  bool in_armor = false;
  for (const std::string& line : Lines(message)) {
    in_armor = in_armor || line == "-----BEGIN PGP SIGNATURE-----";
    edited += (empty_lines > 0 && !in_armor ? edit(line) : line) + "\n";
    if (line.empty()) ++empty_lines;
  }
  return edited;
}

}  // namespace support
