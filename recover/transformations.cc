#include "recover/transformations.h"

#include <algorithm>

#include "recover/armor_damage.h"
#include "recover/charset_damage.h"
#include "recover/html_damage.h"
#include "recover/line_damage.h"
#include "recover/mail_damage.h"

namespace recover {
namespace {

using View = std::string_view;

constexpr Designators kRoman{"\x1B$B", "\x1B(J"};
constexpr Designators k1978{"\x1B$@", "\x1B(B"};
constexpr Designators k1978Roman{"\x1B$@", "\x1B(J"};

template <Charset from, Charset to>
std::optional<std::string> Between(View file) {
  return Transcode(file, from, to);
}
template <Charset from, const Designators& designators>
std::optional<std::string> ToIso2022Jp(View file) {
  return Transcode(file, from, Charset::kIso2022Jp, designators);
}

constexpr Charset kUtf8 = Charset::kUtf8;
constexpr Charset kEuc = Charset::kEucJp;
constexpr Charset kCp932 = Charset::kCp932;
constexpr Charset kIso = Charset::kIso2022Jp;

constexpr View kFromUtf8 = "it was transcoded to UTF-8";
constexpr View kFromEuc = "it was transcoded to EUC-JP";
constexpr View kFromCp932 = "it was transcoded to CP932 (Shift_JIS)";
constexpr View kFromIso = "it was transcoded to ISO-2022-JP";
constexpr View kFromLatin = "it was transcoded to ISO-8859-1";
constexpr View kFlowed = "its lines were wrapped as format=flowed";
constexpr View kHtml = "it was wrapped in HTML";
constexpr View kFrom = "'>' was put before lines that begin with 'From '";
constexpr View kEsc = "its ESC bytes were lost";
constexpr View kDash = "the escapes of lines that begin with a dash were lost";

const std::vector<Transformation>& Table() {
  static const std::vector<Transformation> table = {
      {"utf-16", "it was transcoded to UTF-16", UndoUtf16},
      {"base64", "it was encoded as base64", UndoBase64},
      {"quoted-printable", "it was encoded as quoted-printable", UndoQuotedPrintable},
      {"line-ends", "its line ends were changed", UndoLineEnds},
      {"line-ends:doubled", "an empty line was put behind each line", UndoDoubledLines},
      {"html", kHtml, UndoHtml},
      {"html:breaks", kHtml, UndoHtmlBreaks},
      {"html:tags", kHtml, UndoHtmlTags},
      {"html:bytes", "it was wrapped in HTML byte by byte", UndoHtmlBytes},
      {"no-break-space", "its blanks became no-break spaces", UndoNoBreakSpaces},
      {"byte-order-mark", "a byte order mark was put before it", UndoByteOrderMark},
      {"transcoded:utf-8-to-iso-2022-jp", kFromUtf8, Between<kUtf8, kIso>},
      {"transcoded:utf-8-to-iso-2022-jp-roman", kFromUtf8, ToIso2022Jp<kUtf8, kRoman>},
      {"transcoded:utf-8-to-iso-2022-jp-1978", kFromUtf8, ToIso2022Jp<kUtf8, k1978>},
      {"transcoded:utf-8-to-iso-2022-jp-1978-roman", kFromUtf8, ToIso2022Jp<kUtf8, k1978Roman>},
      {"transcoded:euc-jp-to-iso-2022-jp", kFromEuc, Between<kEuc, kIso>},
      {"transcoded:euc-jp-to-iso-2022-jp-roman", kFromEuc, ToIso2022Jp<kEuc, kRoman>},
      {"transcoded:euc-jp-to-iso-2022-jp-1978", kFromEuc, ToIso2022Jp<kEuc, k1978>},
      {"transcoded:euc-jp-to-iso-2022-jp-1978-roman", kFromEuc, ToIso2022Jp<kEuc, k1978Roman>},
      {"transcoded:cp932-to-iso-2022-jp", kFromCp932, Between<kCp932, kIso>},
      {"transcoded:cp932-to-iso-2022-jp-roman", kFromCp932, ToIso2022Jp<kCp932, kRoman>},
      {"transcoded:cp932-to-iso-2022-jp-1978", kFromCp932, ToIso2022Jp<kCp932, k1978>},
      {"transcoded:cp932-to-iso-2022-jp-1978-roman", kFromCp932, ToIso2022Jp<kCp932, k1978Roman>},
      {"transcoded:utf-8-to-euc-jp", kFromUtf8, Between<kUtf8, kEuc>},
      {"transcoded:cp932-to-euc-jp", kFromCp932, Between<kCp932, kEuc>},
      {"transcoded:iso-2022-jp-to-euc-jp", kFromIso, Between<kIso, kEuc>},
      {"transcoded:utf-8-to-cp932", kFromUtf8, Between<kUtf8, kCp932>},
      {"transcoded:euc-jp-to-cp932", kFromEuc, Between<kEuc, kCp932>},
      {"transcoded:iso-2022-jp-to-cp932", kFromIso, Between<kIso, kCp932>},
      {"transcoded:euc-jp-to-utf-8", kFromEuc, Between<kEuc, kUtf8>},
      {"transcoded:cp932-to-utf-8", kFromCp932, Between<kCp932, kUtf8>},
      {"transcoded:iso-2022-jp-to-utf-8", kFromIso, Between<kIso, kUtf8>},
      {"transcoded:utf-8-to-iso-8859-1", kFromUtf8,
       [](View file) { return TranscodeByName(file, "UTF-8", "ISO-8859-1"); }},
      {"transcoded:utf-8-to-cp1252", kFromUtf8,
       [](View file) { return TranscodeByName(file, "UTF-8", "CP1252"); }},
      {"transcoded:iso-8859-1-to-utf-8", kFromLatin,
       [](View file) { return TranscodeByName(file, "ISO-8859-1", "UTF-8"); }},
      {"lost-esc", kEsc, [](View file) { return UndoLostEsc(file, ""); }},
      {"lost-esc:caret", kEsc, [](View file) { return UndoLostEsc(file, "^["); }},
      {"lost-esc:question-mark", kEsc, [](View file) { return UndoLostEsc(file, "?"); }},
      {"lost-esc:blank", kEsc, [](View file) { return UndoLostEsc(file, " "); }},
      {"lost-esc:replacement", kEsc, [](View file) { return UndoLostEsc(file, "\xEF\xBF\xBD"); }},
      {"surrounding-text", "text was put on the lines of its markers", UndoSurroundingText},
      {"indent", "blanks were put before its lines", UndoIndent},
      {"mail-quote", "its lines were quoted as in a reply", UndoMailQuote},
      {"format-flowed", kFlowed, UndoFormatFlowed},
      {"format-flowed:delsp", kFlowed, UndoFormatFlowedDelSp},
      {"format-flowed:stuffing", kFlowed, UndoSpaceStuffing},
      {"from-quoting", kFrom, UndoFromQuoting},
      {"from-quoting:once", kFrom, UndoFromQuotingOnce},
      {"from-quoting:all", kFrom, UndoFromQuotingAll},
      {"dash-escape", kDash, UndoLostDashEscapes},
      {"dash-escape:stray", kDash, UndoStrayDashes},
      {"dash-escape:doubled", "lines that begin with a dash were escaped twice",
       UndoDoubledDashEscapes},
      {"armor", "the lines of its armor were disturbed", UndoArmorDamage},
      {"trailing-blanks", "tabs or blanks were put behind its lines", UndoTrailingBlanks},
  };
  return table;
}

}  // namespace

const std::vector<Transformation>& Transformations() { return Table(); }

std::string_view Family(std::string_view name) { return name.substr(0, name.find(':')); }

const Transformation* FindTransformation(std::string_view name) {
  const auto& all = Transformations();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace recover
