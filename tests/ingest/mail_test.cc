#include "ingest/mail.h"

#include <doctest/doctest.h>

#include <ctime>

#include "base/text.h"
#include "ingest/mime.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"

namespace ingest {
namespace {

const std::string kHeader =
    "Message-ID: <1@example.org>\nFrom: a@example.org\nTo: b@example.org\nSubject: seals\n"
    "Date: Thu, 15 Apr 2004 12:50:35 +0900\n";

std::string Document(const std::string& text = "sealed = true\nFrom here on\n\n") {
  return support::ClearSign(text, support::TestKey("pinned"), support::At("2004-04-15T03:50:35Z"));
}

std::string QuotedPrintable(const std::string& text) {
  return base::ReplaceAll(base::ReplaceAll(text, "=", "=3D"), "sealed", "sea=\nled");
}

std::string Part(const std::string& fields, const std::string& body) {
  return "--b\n" + fields + "\n" + body + "\n";
}

std::string Multipart(const std::string& parts, const std::string& end = "--b--\n") {
  return kHeader +
         "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\nto old readers\n" +
         parts + end;
}

// The bytes of the only part, which is at `path`.
std::string Only(const std::string& mail, const std::string& path = "1") {
  const Mail read = ReadMail(mail);
  REQUIRE(read.parts.size() == 1);
  CHECK(read.parts.front().path == path);
  return read.parts.front().bytes;
}

TEST_CASE("a mail without MIME is its body byte for byte") {
  for (const std::string body :
       {"plain =3D text\n>From here\n\n", "\r\n \xFF\x1B$B\r\n", "no end"}) {
    CAPTURE(body);
    CHECK(Only(kHeader + "\n" + body) == body);
  }
  CHECK(Only(base::ReplaceAll(kHeader + "\nline\n", "\n", "\r\n")) == "line\r\n");
  CHECK(Only(kHeader) == "");
}

TEST_CASE("the fields of a mail are read with encoded words decoded") {
  const Mail mail = ReadMail(
      "Subject: =?ISO-2022-JP?B?GyRCMHUbKEI=?= 1\nMessage-Id:\n <x.y@example.org>\nFrom: A "
      "<a@b>\n\n");
  CHECK(mail.subject == "\xE5\x8D\xB0 1");
  CHECK(mail.message_id == "x.y@example.org");
  CHECK(mail.from == "A <a@b>");
  CHECK(mail.date.empty());
}

TEST_CASE("fields in the raw bytes of a charset are given as valid text") {
  const Mail mail = ReadMail("Subject: \xB0\xF5\xFF\nFrom: \x1B$B0u\x1B(B <a@b>\nX\n\nbody\n");
  CHECK(mail.header.find("\xB0\xF5\xFF") != std::string::npos);
  CHECK(Only("Subject: \xB0\xF5\xFF\n\nbody\n") == "body\n");
}

TEST_CASE("transfer encodings are undone and charsets are not") {
  const std::string document = Document("sealed = \xB0\xF5\n");
  const std::string encoding = "MIME-Version: 1.0\nContent-Transfer-Encoding: ";
  CHECK(Only(kHeader + encoding + "8bit\nContent-Type: text/plain; charset=EUC-JP\n\n" +
             document) == document);
  CHECK(Only(kHeader + encoding + "quoted-printable\n\n" + QuotedPrintable(document)) == document);
  CHECK(Only(kHeader + encoding + "base64\n\naGVsbG8K\n") == "hello\n");
  CHECK(Only(kHeader + encoding + "x-uuencode\n\nbegin 644 a\n&:&5L;&\\*\n`\nend\n") == "hello\n");
}

TEST_CASE("a document is not lost by what the mail says of its encoding") {
  const std::string document = Document();
  for (const char* encoding :
       {"quoted-printable", "base64", "x-uuencode", "no-such-encoding", "7 bit"}) {
    CAPTURE(encoding);
    CHECK(Only(kHeader + "Content-Transfer-Encoding: " + encoding + "\n\n" + document) == document);
  }
  CHECK(Only(kHeader + "Content-Type: text\n\n" + document) == document);
  CHECK(Only(kHeader + "Content-Type: ;;\n\n" + document) == document);
}

TEST_CASE("a header with broken lines and no empty line behind still has its document") {
  const std::string document = Document();
  CHECK(Only(">From a Mon Jan  1 00:00:00 1996\nReceived: x\nno field at all\n" + kHeader + "\n" +
             document) == document);
  CHECK(Only(kHeader + document, "body") == document);
}

TEST_CASE("each part that holds a clear-signed message is a document of its own") {
  const std::string document = Document();
  const std::string other = Document("another\n");
  const Mail mail = ReadMail(Multipart(
      Part("Content-Type: text/plain\n", "a greeting") +
      Part("Content-Type: application/octet-stream\nContent-Transfer-Encoding: quoted-printable\n",
           QuotedPrintable(document)) +
      Part("Content-Type: message/rfc822\n", kHeader + "\n" + other) +
      Part("Content-Type: text/html\n", "<pre>\n" + document + "</pre>") + Part("", "a footer")));
  REQUIRE(mail.parts.size() == 2);
  CHECK(mail.parts[0].path == "2");
  CHECK(mail.parts[0].bytes == document);
  CHECK(mail.parts[1].path == "3.1");
  CHECK(mail.parts[1].bytes == other);
}

TEST_CASE("a mail without a clear-signed message gives its main text") {
  CHECK(Only(Multipart(Part("Content-Type: text/html\n", "<p>one") + Part("", "two")), "2") ==
        "two");
  CHECK(Only(Multipart(Part("Content-Type: image/png\n", "one")), "body").find("one") !=
        std::string::npos);
}

TEST_CASE("a document that only the markup holds is given as it is") {
  const std::string html = "<pre>\n" + Document() + "</pre>";
  CHECK(Only(Multipart(Part("Content-Type: text/html\n", html) + Part("", "text"))) == html);
}

TEST_CASE("a multipart without its end or its boundary does not lose the document") {
  const std::string document = Document();
  CHECK(Only(Multipart(Part("", "greeting") + Part("", document), ""), "2").starts_with(document));
  const std::string lost =
      Only(Multipart(base::ReplaceAll(Part("", document), "--b\n", "--c\n")), "body");
  CHECK(lost.find(document) != std::string::npos);
}

TEST_CASE("what nests without end or splits without end is taken whole and in time") {
  const std::string document = Document();
  std::string nested = kHeader + "Content-Type: multipart/mixed; boundary=b0\n\n";
  std::string mails = kHeader + "Content-Type: message/rfc822\n\n";
  std::string split = kHeader + "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 10000; ++i) {
    nested += "--b" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=b" +
              std::to_string(i + 1) + "\n\n";
    mails += "Content-Type: message/rfc822\n\n";
  }
  for (int i = 0; i < 100000; ++i) split += "--b\n\n.\n";
  std::string dashes;
  while (dashes.size() < (12U << 20U)) dashes += "--b9999\n";
  const std::clock_t start = std::clock();
  for (const std::string& mail : {nested + document, mails + "\n" + document,
                                  split + "--b\n\n" + document, nested + dashes + document}) {
    CHECK(Only(mail, "body").ends_with(document));
  }
  CHECK(std::clock() - start < 5 * CLOCKS_PER_SEC);  // of the processor, whoever else uses it
  CHECK(ReadMime(nested).leaves.empty());
  CHECK(ReadMime(mails).leaves.empty());
  CHECK(ReadMime(split).leaves.empty());
}

TEST_CASE("groups of addresses within each other are not handed to the library") {
  const std::string document = Document();
  for (const std::string blank : {"", " ", "\n "}) {
    std::string groups;
    for (int i = 0; i < 1'000'000; ++i) groups += "a:" + blank;
    CHECK(Only(kHeader + "tO :" + groups + "\n\n" + document, "body") == document);
    const std::string inner = "Content-Type: message/rfc822\n\n" + kHeader + "Cc: ";
    CHECK(Only(kHeader + inner + groups + "\n\n" + document, "body").ends_with(document));
  }
}

TEST_CASE("cut and shuffled mails always give a part") {
  const std::string mail =
      Multipart(Part("Content-Transfer-Encoding: base64\n", "aGVsbG8K") + Part("", Document()) +
                Part("Content-Type: message/rfc822\n", kHeader + "\nbody"));
  for (std::size_t cut = 0; cut < mail.size(); cut += 3) {
    CHECK(!ReadMail(mail.substr(0, cut)).parts.empty());
    CHECK(!ReadMail(mail.substr(cut) + mail.substr(0, cut)).parts.empty());
  }
}

TEST_CASE("a part has a URL by the id of its mail or by its hash") {
  CHECK(MailUrl("1.a@example.org", "ff", "2.1", false) == "mid:1.a@example.org#2.1");
  CHECK(MailUrl("1.a@example.org", "ff", "1", true) == "mid:1.a@example.org?sha256=ff#1");
  CHECK(MailUrl("a/b#c?d%\x01\xFF", "ff", "1", false) == "mid:a%2Fb%23c%3Fd%25%01%FF#1");
  CHECK(MailUrl("", "ff", "body", false) == "mail:sha256:ff#body");
  CHECK(MailUrl(std::string(1000, 'a'), "ff", "1", true) == "mail:sha256:ff#1");
  CHECK(IsMailUrl("mid:a#1"));
  CHECK(IsMailUrl("mail:sha256:ff#1"));
  CHECK_FALSE(IsMailUrl("file:///mail:a"));
  CHECK(MailDocumentName("mid:a@b#1") == "a@b#1");
}

}  // namespace
}  // namespace ingest
