#include "recover/recover.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "base/text.h"
#include "recover/transformations.h"
#include "tests/recover/damage.h"
#include "tests/recover/judge.h"
#include "tests/support/catalogue.h"
#include "tests/support/charset.h"

namespace {

using support::JapaneseNotice;

// What the signature of JapaneseNotice covers.
std::string SignedText() {
  const auto judgement = support::JudgeWithRecovery(JapaneseNotice());
  REQUIRE(judgement.text);
  REQUIRE(judgement.verdict.recovered_by.empty());
  return judgement.text->text();
}

void CheckRecovered(const std::string& damaged, const std::string& by, const std::string& text) {
  CAPTURE(by);
  const auto judgement = support::JudgeWithRecovery(damaged);
  CHECK(judgement.verdict.outcome == verify::Outcome::kGood);
  REQUIRE(judgement.verdict.accepted);
  CHECK(judgement.verdict.caveats.back() == verify::Caveat::kRecovered);
  CHECK(judgement.verdict.recovered_by == by);
  CHECK(judgement.verdict.raw_sha256 == base::Sha256Hex(damaged));
  REQUIRE(judgement.text);
  CHECK(judgement.text->text() == text);
  const auto made_again = recover::ApplyRecovery(damaged, judgement.verdict.recovered_by);
  REQUIRE(made_again);
  const auto again = verify::Examine(*made_again);
  CHECK(verify::WithLfLineEnds(again.messages.front().detached.canonical_text) == text);
}
void CheckRecovered(const std::string& damaged, const std::string& by) {
  CheckRecovered(damaged, by, SignedText());
}

std::string Utf8(const std::string& bytes) {
  return support::Transcoded(bytes, "ISO-2022-JP", "UTF-8");
}

}  // namespace

TEST_CASE("line ends and trailing tabs are put right") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(base::ReplaceAll(notice, "\n", "\r"), "line-ends");
  CheckRecovered(base::ReplaceAll(notice.substr(0, 200), "\n", "\r") + notice.substr(200),
                 "line-ends");
  CheckRecovered(base::ReplaceAll(notice, "\n", "\n\n"), "line-ends:doubled");
  CheckRecovered(support::EachSignedLine(notice, [](auto line) { return line + "\t "; }),
                 "trailing-blanks");
  CheckRecovered("\xEF\xBB\xBF" + notice, "byte-order-mark");
}

TEST_CASE("what mail does to a text is undone") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(
      base::ReplaceAll(base::ReplaceAll(notice, "\n>From ", "\n>>From "), "\nFrom ", "\n>From "),
      "from-quoting");
  CheckRecovered(support::QuotedPrintable(notice), "quoted-printable");
  CheckRecovered(support::Base64Lines(notice), "base64");
  CheckRecovered(support::EachLine(notice, "> "), "mail-quote");
  CheckRecovered(support::EachLine(notice, "> > "), "mail-quote");
  CheckRecovered(support::EachLine(notice, "    "), "indent");
  CheckRecovered(support::Flowed(notice), "format-flowed");
}

TEST_CASE("a folder that quotes a From but no quoted one is read as such") {
  const std::string text = "From here\n>>From there\n";
  CheckRecovered(base::ReplaceAll(support::SignedByPinned(text), "\nFrom ", "\n>From "),
                 "from-quoting:once", text);
}

TEST_CASE("all quotes before From are undone where the text had none") {
  const std::string text = "From here\nto there\n";
  CheckRecovered(base::ReplaceAll(support::SignedByPinned(text), "From ", ">>>From "),
                 "from-quoting:all", text);
}

TEST_CASE("a text is taken out of a page") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(support::BarePage(notice), "html");
  const std::string escaped = "&amp; is written for &\n";
  CheckRecovered(support::BarePage(support::SignedByPinned(escaped)), "html:tags", escaped);
  const std::string plain = "a < b & c > d <user@example.org>\n\n\"e\" & so on\n";
  const std::string message = support::SignedByPinned(plain);
  CheckRecovered(support::BarePage(support::HtmlEscaped(message)), "html", plain);
  CheckRecovered(base::ReplaceAll(support::HtmlEscaped(message), "\n", "<br>"), "html:breaks",
                 plain);
  CheckRecovered(base::ReplaceAll(support::HtmlEscaped(message), "\n", "<BR />\n"), "html", plain);
}

TEST_CASE("a page that escaped the bytes of two-byte characters too is taken apart") {
  const std::string text = base::ReplaceAll("\x1B$B!&!<8&5f\x1B(B & <so on>\n", "!&", "&&");
  const std::string escaped = support::HtmlEscaped(support::SignedByPinned(text));
  REQUIRE(escaped.find("$B&amp;&amp;!&lt;") != std::string::npos);
  CheckRecovered(support::BarePage(escaped), "html:bytes", text);
}

TEST_CASE("what windows and pages make of a text is undone") {
  const std::string utf8 = Utf8(JapaneseNotice());
  CheckRecovered("\xFF\xFE" + support::Encode(utf8, "UTF-16LE"),
                 "utf-16+transcoded:utf-8-to-iso-2022-jp");
  CheckRecovered("\xFE\xFF" + support::Encode(base::ReplaceAll(utf8, "\n", "\r\n"), "UTF-16BE"),
                 "utf-16+transcoded:utf-8-to-iso-2022-jp");
  const std::string spaced = "a  b   c\n";
  CheckRecovered(base::ReplaceAll(support::SignedByPinned(spaced), "  ", " \xC2\xA0"),
                 "no-break-space", spaced);
}

TEST_CASE("two damages are undone whichever came first") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(support::EachLine(support::QuotedPrintable(notice), "> "),
                 "mail-quote+quoted-printable");
}

TEST_CASE("a text is brought back to the charset it was signed in") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(Utf8(notice), "transcoded:utf-8-to-iso-2022-jp");
  CheckRecovered(support::Transcoded(notice, "ISO-2022-JP", "EUC-JP"),
                 "transcoded:euc-jp-to-iso-2022-jp");
  CheckRecovered(support::Encode(Utf8(notice), "CP932"), "transcoded:cp932-to-iso-2022-jp");
}

TEST_CASE("the designators of other senders are tried too") {
  const auto with = [](std::string_view kanji, std::string_view ascii) {
    const std::string text = base::ReplaceAll(support::JapaneseText(), "\x1B$B", kanji);
    return base::ReplaceAll(text, "\x1B(B", ascii);
  };
  const std::string utf8 = Utf8(support::SignedByPinned(support::JapaneseText()));
  for (const auto& [kanji, ascii, name] :
       {std::tuple("\x1B$B", "\x1B(J", "roman"), std::tuple("\x1B$@", "\x1B(B", "1978"),
        std::tuple("\x1B$@", "\x1B(J", "1978-roman")}) {
    const std::string text = with(kanji, ascii);
    const std::string message = support::SignedByPinned(text);
    // The armor is of this text, the text in UTF-8 is the same for all.
    const std::string marker = "-----BEGIN PGP SIGNATURE-----";
    const std::string damaged =
        utf8.substr(0, utf8.find(marker)) + message.substr(message.find(marker));
    const auto good = support::JudgeWithRecovery(message);
    REQUIRE(good.text);
    CheckRecovered(damaged, std::string("transcoded:utf-8-to-iso-2022-jp-") + name,
                   good.text->text());
  }
}

TEST_CASE("texts that were signed in other charsets than mail had are found too") {
  const std::string japanese = "件数 644\n";
  const auto signed_as = [](const std::string& text, const char* charset) {
    return support::SignedByPinned(support::Encode(text, charset));
  };
  const auto check = [&](const char* charset, const char* to, const std::string& by) {
    CheckRecovered(support::Transcoded(signed_as(japanese, charset), charset, to), by,
                   support::Encode(japanese, charset));
  };
  check("EUC-JP", "UTF-8", "transcoded:utf-8-to-euc-jp");
  check("EUC-JP", "CP932", "transcoded:cp932-to-euc-jp");
  check("EUC-JP", "ISO-2022-JP", "transcoded:iso-2022-jp-to-euc-jp");
  check("CP932", "UTF-8", "transcoded:utf-8-to-cp932");
  check("CP932", "EUC-JP", "transcoded:euc-jp-to-cp932");
  check("CP932", "ISO-2022-JP", "transcoded:iso-2022-jp-to-cp932");
  check("UTF-8", "EUC-JP", "transcoded:euc-jp-to-utf-8");
  check("UTF-8", "CP932", "transcoded:cp932-to-utf-8");
  check("UTF-8", "ISO-2022-JP", "transcoded:iso-2022-jp-to-utf-8");
  const std::string german = "Größe\n";
  CheckRecovered(support::Transcoded(signed_as(german, "ISO-8859-1"), "ISO-8859-1", "UTF-8"),
                 "transcoded:utf-8-to-iso-8859-1", support::Encode(german, "ISO-8859-1"));
  CheckRecovered(support::Transcoded(signed_as(german, "UTF-8"), "UTF-8", "ISO-8859-1"),
                 "transcoded:iso-8859-1-to-utf-8", german);
  CheckRecovered(support::Transcoded(signed_as("“Größe”\n", "CP1252"), "CP1252", "UTF-8"),
                 "transcoded:utf-8-to-cp1252", support::Encode("“Größe”\n", "CP1252"));
}

TEST_CASE("lost escape bytes are put back") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(base::ReplaceAll(notice, "\x1B", ""), "lost-esc");
  CheckRecovered(base::ReplaceAll(notice, "\x1B", "^["), "lost-esc:caret");
  CheckRecovered(base::ReplaceAll(notice, "\x1B", "?"), "lost-esc:question-mark");
  CheckRecovered(base::ReplaceAll(notice, "\x1B", " "), "lost-esc:blank");
  CheckRecovered(base::ReplaceAll(notice, "\x1B", "\xEF\xBF\xBD"), "lost-esc:replacement");
}

TEST_CASE("dash escapes that were lost or doubled are put right") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(base::ReplaceAll(notice, "\n- ", "\n"), "dash-escape");
  CheckRecovered(base::ReplaceAll(notice, "\n- ", "\n- - "), "dash-escape:doubled");
  const std::string text = "- one\n--\n";
  CheckRecovered(support::Replace(support::SignedByPinned(text), "- --\n", "--\n"),
                 "dash-escape:stray", text);
}

TEST_CASE("the lines of the armor are put in order") {
  const std::string notice = JapaneseNotice();
  const std::size_t data = notice.find("noconv\n\n") + 8;
  const std::string head = notice.substr(0, data);
  const std::string armor = notice.substr(data, notice.rfind("-----END") - data);
  const std::string end = notice.substr(notice.rfind("-----END"));
  CheckRecovered(head.substr(0, head.size() - 1) + armor + end, "armor");
  CheckRecovered(head + base::ReplaceAll(armor, "\n", "") + "\n" + end, "armor");
  CheckRecovered(head + base::ReplaceAll(armor, "\n", "\n\n") + end, "armor");
}

TEST_CASE("damages are undone one after the other from the outside in") {
  const std::string notice = JapaneseNotice();
  CheckRecovered(support::BarePage(support::HtmlEscaped(Utf8(notice))),
                 "html+transcoded:utf-8-to-iso-2022-jp");
  CheckRecovered(
      support::BarePage(support::WithNumericEntities(support::HtmlEscaped(Utf8(notice)))),
      "html+transcoded:utf-8-to-iso-2022-jp");
  CheckRecovered(support::QuotedPrintable(base::ReplaceAll(notice, "\n- ", "\n")),
                 "quoted-printable+dash-escape");
  CheckRecovered(support::QuotedPrintable(support::EachLine(Utf8(notice), "> ")),
                 "quoted-printable+transcoded:utf-8-to-iso-2022-jp+mail-quote");
  CheckRecovered(support::Base64Lines(support::BarePage(support::HtmlEscaped(Utf8(notice)))),
                 "base64+html+transcoded:utf-8-to-iso-2022-jp");
  CheckRecovered(base::ReplaceAll(base::ReplaceAll(notice, "\x1B", ""), "\n- ", "\n"),
                 "lost-esc+dash-escape");
}

TEST_CASE("a signature of version 4 is found in the same way") {
  const std::string text = "one < two\n\n--\n";
  const auto judgement =
      support::JudgeWithRecovery(support::HtmlEscaped(support::SignedByModern(text)), {}, "modern");
  CHECK(judgement.verdict.accepted);
  CHECK(judgement.verdict.recovered_by == "html");
}

TEST_CASE("lost line breaks and lost ends are not recovered") {
  const std::string notice = JapaneseNotice();
  for (const std::string& lost :
       {base::ReplaceAll(notice, "\n", " "), base::ReplaceAll(notice, "\n", ""),
        notice.substr(0, notice.size() / 2), notice.substr(0, notice.rfind("-----END"))}) {
    const auto judgement = support::JudgeWithRecovery(lost);
    CHECK_FALSE(judgement.verdict.accepted);
    CHECK(judgement.verdict.outcome == verify::Outcome::kMalformed);
    CHECK(judgement.verdict.recovered_by.empty());
  }
}

TEST_CASE("names of transformations are found again and unknown ones make nothing") {
  for (const auto& one : recover::Transformations()) {
    REQUIRE(recover::FindTransformation(one.name) == &one);
  }
  CHECK(recover::ApplyRecovery("text", "") == "text");
  CHECK_FALSE(recover::ApplyRecovery("> text", "no-such"));
  CHECK_FALSE(recover::ApplyRecovery("text", "html"));
}
