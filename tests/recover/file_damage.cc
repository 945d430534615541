#include "tests/recover/file_damage.h"

#include <functional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "tests/recover/damage.h"

namespace support {
namespace {

constexpr const char* kBegin = "-----BEGIN PGP SIGNED MESSAGE-----\n";
constexpr const char* kSignature = "-----BEGIN PGP SIGNATURE-----\n";
constexpr const char* kEnd = "-----END PGP SIGNATURE-----\n";

std::size_t TextAt(const std::string& file) { return file.find("\n\n") + 2; }
std::size_t SignatureAt(const std::string& file) { return file.find(kSignature); }
// The first line of data: behind the empty line of the armor.
std::size_t DataAt(const std::string& file) { return file.find("\n\n", SignatureAt(file)) + 2; }
std::size_t ChecksumAt(const std::string& file) { return file.rfind("\n=") + 1; }

std::string Insert(std::string file, std::size_t at, std::string_view what) {
  return file.insert(at, what);
}

// In front of a line of the text, or behind the last one.
std::size_t AnyLine(const std::string& file, Random& random) {
  std::vector<std::size_t> places = {TextAt(file)};
  for (std::size_t at = TextAt(file); at < SignatureAt(file); ++at) {
    if (file[at] == '\n' && at + 1 < SignatureAt(file)) places.push_back(at + 1);
  }
  return places[Below(places.size(), random)];
}

std::string LineEnds(const std::string& file, const char* end) {
  return base::ReplaceAll(file, "\n", end);
}

std::string FlipAt(std::string file, std::size_t from, std::size_t to, Random& random) {
  if (from >= to) return file;
  const std::size_t at = from + Below(to - from, random);
  file[at] = static_cast<char>(static_cast<unsigned char>(file[at]) ^ (1U << Below(8, random)));
  return file;
}

std::string TextLines(const std::string& file,
                      const std::function<std::string(std::string)>& edit) {
  return EachSignedLine(file, edit);
}

using Way = std::pair<const char*, std::function<std::string(const std::string&, Random&)>>;

std::string Behind(const std::string& file, std::string_view marker, std::string_view what) {
  return Insert(file, file.find(marker) + marker.size(), what);
}

// clang-format off
const std::vector<Way> kWays = {
    {"whole", [](const auto& f, auto&) { return f; }},
    {"whole, CRLF", [](const auto& f, auto&) { return LineEnds(f, "\r\n"); }},
    {"CR", [](const auto& f, auto&) { return LineEnds(f, "\r"); }},
    {"a bit of the file flipped", [](const auto& f, auto& r) { return FlipAt(f, 0, f.size(), r); }},
    {"a bit of the text flipped", [](const auto& f, auto& r) { return FlipAt(f, TextAt(f), SignatureAt(f), r); }},
    {"a bit of the armor's data flipped", [](const auto& f, auto& r) { return FlipAt(f, DataAt(f), ChecksumAt(f), r); }},
    {"a bit of the head flipped", [](const auto& f, auto& r) { return FlipAt(f, 0, TextAt(f), r); }},
    {"a bit of the armor's head flipped", [](const auto& f, auto& r) { return FlipAt(f, SignatureAt(f), DataAt(f), r); }},
    {"a bit of the end flipped", [](const auto& f, auto& r) { return FlipAt(f, ChecksumAt(f), f.size(), r); }},
    {"a byte lost", [](auto f, auto& r) { return f.erase(Below(f.size(), r), 1); }},
    {"cut", [](const auto& f, auto& r) { return f.substr(0, Below(f.size(), r)); }},
    {"begun late", [](const auto& f, auto& r) { return f.substr(Below(f.size(), r)); }},
    {"blanks at line ends", [](const auto& f, auto&) { return TextLines(f, [](const std::string& l) { return l + "  "; }); }},
    {"tabs at line ends", [](const auto& f, auto&) { return TextLines(f, [](const std::string& l) { return l + "\t"; }); }},
    {"blanks at line starts", [](const auto& f, auto&) { return TextLines(f, [](const std::string& l) { return " " + l; }); }},
    {"blanks behind all lines", [](const auto& f, auto&) { return LineEnds(f, "  \n"); }},
    {"an empty line in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "\n"); }},
    {"a line in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "added\n"); }},
    {"a dash in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "-"); }},
    {"dashes in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "-----\n"); }},
    {"a dash escape in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "- "); }},
    {"an escaped line in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "- added\n"); }},
    {"dash escapes lost", [](const auto& f, auto&) { return TextLines(f, [](const std::string& l) { return l.substr(l.starts_with("- ") ? 2 : 0); }); }},
    {"every line dash-escaped", [](const auto& f, auto&) { return TextLines(f, [](const std::string& l) { return (l.starts_with("-") ? "" : "- ") + l; }); }},
    {"a NUL in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), std::string(1, '\0')); }},
    {"a carriage return in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "a\rb\n"); }},
    {"a carriage return at a line start", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "\r"); }},
    {"a form feed in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), "\f"); }},
    {"a tail behind many blanks", [](const auto& f, auto&) { return Insert(f, SignatureAt(f) - 1, std::string(20000, ' ') + "tail"); }},
    {"a long line", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), std::string(25000, 'x') + "\n"); }},
    {"text before", [](const auto& f, auto&) { return "before\n" + f; }},
    {"text behind", [](const auto& f, auto&) { return f + "behind\n"; }},
    {"blank lines around", [](const auto& f, auto&) { return "\n \n" + f + "\n\t\n"; }},
    {"a byte order mark", [](const auto& f, auto&) { return "\xEF\xBB\xBF" + f; }},
    {"twice", [](const auto& f, auto&) { return f + f; }},
    {"another message behind", [](const auto& f, auto& r) { return f + FileOf(AnyMessage(r)); }},
    {"another message before", [](const auto& f, auto& r) { return FileOf(AnyMessage(r)) + f; }},
    {"a message begun before", [](const auto& f, auto&) { return std::string(kBegin) + "\nbefore\n" + f; }},
    {"a message begun in the text", [](const auto& f, auto& r) { return Insert(f, AnyLine(f, r), kBegin); }},
    {"another signature behind", [](const auto& f, auto& r) { const std::string other = FileOf(AnyMessage(r)); return f + other.substr(SignatureAt(other)); }},
    {"another's signature", [](const auto& f, auto& r) { const std::string other = FileOf(AnyMessage(r)); return f.substr(0, SignatureAt(f)) + other.substr(SignatureAt(other)); }},
    {"a Hash header more", [](const auto& f, auto&) { return Behind(f, kBegin, "Hash: SHA1\n"); }},
    {"a Hash header of MD5", [](const auto& f, auto&) { return Behind(f, kBegin, "Hash: MD5\n"); }},
    {"an unknown header", [](const auto& f, auto&) { return Behind(f, kBegin, "Comment: a sentence\n"); }},
    {"a NotDashEscaped header", [](const auto& f, auto&) { return Behind(f, kBegin, "NotDashEscaped: You need GnuPG to verify this message\n"); }},
    {"a sentence among the headers", [](const auto& f, auto&) { return Behind(f, kBegin, "a sentence\n"); }},
    {"a blank line with blanks behind the headers", [](const auto& f, auto&) { return Insert(f, TextAt(f) - 1, " \t"); }},
    {"no line behind the headers", [](auto f, auto&) { return f.erase(TextAt(f) - 1, 1); }},
    {"headers lost", [](auto f, auto&) { const std::size_t at = f.find('\n') + 1; return f.erase(at, TextAt(f) - 1 - at); }},
    {"a header of the armor", [](const auto& f, auto&) { return Behind(f, kSignature, "Comment: x\n"); }},
    {"an odd header of the armor", [](const auto& f, auto&) { return Behind(f, kSignature, "a sentence\n"); }},
    {"no line behind the armor's headers", [](auto f, auto&) { return f.erase(DataAt(f) - 1, 1); }},
    {"an armor without a checksum", [](auto f, auto&) { return f.erase(ChecksumAt(f), 6); }},
    {"an armor with a wrong checksum", [](auto f, auto&) { return f.replace(ChecksumAt(f), 5, "=AAAA"); }},
    {"two checksums", [](const auto& f, auto&) { return Insert(f, ChecksumAt(f), f.substr(ChecksumAt(f), 6)); }},
    {"data behind the checksum", [](const auto& f, auto&) { return Insert(f, f.find(kEnd), "AAAA\n"); }},
    {"junk in the armor", [](const auto& f, auto&) { return Insert(f, DataAt(f), "!?"); }},
    {"an empty line in the armor", [](const auto& f, auto&) { return Insert(f, ChecksumAt(f), "\n"); }},
    {"blanks in the armor", [](const auto& f, auto&) { return Insert(f, DataAt(f) + 4, " "); }},
    {"no end marker", [](auto f, auto&) { return f.erase(f.find(kEnd)); }},
    {"no line end at the end", [](auto f, auto&) { f.pop_back(); return f; }},
    {"text behind the end marker", [](const auto& f, auto&) { return Insert(f, f.size() - 1, " x"); }},
    {"blanks behind a marker", [](const auto& f, auto&) { return Insert(f, f.find('\n'), "  "); }},
    {"a blank before a marker", [](const auto& f, auto&) { return Insert(f, SignatureAt(f), " "); }},
    {"a quoted mail", [](const auto& f, auto&) { return EachLine(f, "> "); }},
    {"indented", [](const auto& f, auto&) { return EachLine(f, "    "); }},
    {"quoted-printable", [](const auto& f, auto&) { return QuotedPrintable(f); }},
    {"base64", [](const auto& f, auto&) { return Base64Lines(f); }},
    {"a bare page", [](const auto& f, auto&) { return BarePage(HtmlEscaped(f)); }},
    {"empty lines between all lines", [](const auto& f, auto&) { return LineEnds(f, "\n\n"); }},
    {"in one line", [](const auto& f, auto&) { return LineEnds(f, " "); }},
    {"signature alone", [](const auto& f, auto&) { return f.substr(SignatureAt(f)); }},
};
// clang-format on

}  // namespace

DamagedFile DamageFile(const std::string& file, Random& random) {
  // A sixth stays whole, besides what chance leaves whole.
  const Way& way = Below(6, random) == 0 ? kWays.front() : kWays[Below(kWays.size(), random)];
  return {way.second(file, random), way.first};
}

}  // namespace support
