#include <doctest/doctest.h>

#include "base/text.h"
#include "ingest/local_files.h"
#include "ingest/mail_form.h"
#include "ingest/mbox_reader.h"
#include "tests/support/temp_folder.h"

namespace ingest {
namespace {

const std::string kFrom = "From a@example.org Thu Apr 15 12:50:35 2004\n";
const std::string kShortHeader = "From: a@example.org\nSubject: seals\n\n";
const std::string kMail = kShortHeader + "body\n";

std::vector<MboxMail> Mails(const std::string& mbox, std::size_t limit = base::kMaxDocumentSize) {
  const support::TempFolder folder;
  auto file = base::FileReader::Open(folder.Write("mbox", mbox));
  REQUIRE(file);
  std::string head;
  REQUIRE(file->Read(head, 100));
  MboxReader reader(*file, head, limit);
  std::vector<MboxMail> mails;
  while (true) {
    auto mail = reader.Next();
    REQUIRE(mail);
    if (!*mail) return mails;
    mails.push_back(std::move(**mail));
  }
}

TEST_CASE("mails are told from documents by their fields") {
  CHECK(FormOf(kMail) == FileForm::kMail);
  CHECK(FormOf("\r\n" + base::ReplaceAll(kMail, "\n", "\r\n")) == FileForm::kMail);
  CHECK(FormOf("Return-Path: <a@b>\nX: y\n folded\nno field\nReceived: z\n\n") == FileForm::kMail);
  CHECK(FormOf(kShortHeader + "-----BEGIN PGP SIGNED MESSAGE-----\n") == FileForm::kMail);
  CHECK(FormOf(kFrom + kMail) == FileForm::kMbox);
  CHECK(FormOf("\xEF\xBB\xBF\n" + kFrom + kMail) == FileForm::kMbox);
}

TEST_CASE("documents are not taken for mails") {
  for (const std::string head :
       {"", "\n", "Number: 1\nTopic: seals\n\n", "Subject: seals\n\nFrom: a@example.org\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\n\nFrom: a\nSubject: b\nDate: c\n",
        "\n\n-----BEGIN PGP SIGNED MESSAGE-----\nFrom: a\nSubject: b\n",
        "Topic: x\n-----BEGIN PGP SIGNED MESSAGE-----\nFrom: a\nTo: b\n",
        "A sentence\nFrom: a\nTo: b\n", "From here on\nnothing is signed\n", "From \n", "From"}) {
    CAPTURE(head);
    CHECK(FormOf(head) == FileForm::kDocument);
  }
}

TEST_CASE("the separators of many programs are known") {
  for (const char* rest :
       {"a@example.org Thu Apr 15 12:50:35 2004", "a@example.org Thu Apr 15 12:50:35 JST 2004",
        "a Thu Apr 15 12:50 1999 remote from host", "- Thu Apr 15 12:50:35 1999",
        "???@??? Thu Apr 15 12:50:35 1999", "a at example.org  Thu Apr  5 12:50:35 2004",
        "\"a b\"@example.org Thu, 15 Apr 2004 12:50:35 +0900",
        "MAILER-DAEMON Thu Apr 15 12:50:35 2004\r"}) {
    CAPTURE(rest);
    CHECK(IsMboxSeparator(std::string("From ") + rest + "\nX-Any: y\n", true));
    CHECK(IsMboxSeparator(std::string("From ") + rest + "\n\nno header", true));
    CHECK(IsMboxSeparator(std::string("From ") + rest + "\nReceived: y\n", false));
    CHECK_FALSE(IsMboxSeparator(std::string("From ") + rest + "\nmore text: y\n", false));
    CHECK_FALSE(IsMboxSeparator(std::string(">From ") + rest + "\nReceived: y\n", true));
  }
  CHECK(IsMboxSeparator("From a@example.org\nReceived: y\n", true));
}

TEST_CASE("a sentence that starts with From is no separator") {
  CHECK_FALSE(IsMboxSeparator("From the middle of April on\nNote: hosts are scanned\n", true));
  CHECK_FALSE(IsMboxSeparator("From Thu Apr 15 12:50 on\nhosts are scanned\n", true));
  const std::string body =
      "one\n\nFrom the middle of April\nmore\nFrom here\n\nFrom there on\n\nend\n";
  const auto mails = Mails(kFrom + kShortHeader + body + "\n" + kFrom + kMail);
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].bytes == kShortHeader + body);
  CHECK(mails[1].bytes == kMail);
}

TEST_CASE("lines of a signed text that look like separators do not cut it") {
  const std::string begin = "-----BEGIN PGP SIGNED MESSAGE-----\n\n";
  const std::string end = "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n";
  const std::string weak = "\nFrom a paragraph\n>From another\n\n" + kFrom + "\n";
  const std::string mail = kShortHeader + begin + weak + end;
  const auto mails = Mails(kFrom + mail + "\n" + kFrom + mail + "\n" + kFrom + kMail);
  REQUIRE(mails.size() == 3);
  CHECK(mails[0].bytes == mail);
  CHECK(mails[1].bytes == mail);
  // One that never ends keeps no mail behind it.
  CHECK(Mails(kFrom + kShortHeader + begin + "\n" + kFrom + kMail + "\n" + kFrom + kMail).size() ==
        3);
  // Behind the signature all is as it was.
  CHECK(Mails(kFrom + mail + "\nFrom a@example.org\nReceived: y\n\n").size() == 2);
  CHECK(Mails(kFrom + kShortHeader + weak).size() == 3);
}

TEST_CASE("the mails of an mbox come byte for byte") {
  for (const std::string end : {"\n", "\r\n"}) {
    const std::string mail =
        base::ReplaceAll(kShortHeader + ">From here\n>>From there\n\nend\n", "\n", end);
    const std::string from = base::ReplaceAll(kFrom, "\n", end);
    const auto mails = Mails(from + mail + end + from + mail + end);
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].bytes == mail);
    CHECK(mails[1].bytes == mail);
    CHECK(mails[0].envelope + "\n" == kFrom);
  }
  CHECK(Mails(kFrom + kMail).front().bytes == kMail);
  CHECK(Mails(kFrom + "Subject: no end").front().bytes == "Subject: no end");
  CHECK(Mails(kFrom).size() == 1);
  CHECK(Mails("\n\n" + kFrom + kMail).size() == 1);
}

TEST_CASE("mails without an empty line between are told apart by date and header") {
  CHECK(Mails(kFrom + kMail + kFrom + kMail + kFrom + kMail).size() == 3);
}

TEST_CASE("a separator is found wherever a read ends") {
  for (std::size_t size : {250'000U, 262'100U, 262'140U, 262'144U, 262'150U, 530'000U}) {
    for (std::size_t more = 0; more < 60; more += 7) {
      const std::string body =
          std::string(size + more - kFrom.size() - kShortHeader.size(), 'x') + "\n";
      const auto mails = Mails(kFrom + kShortHeader + body + "\n" + kFrom + kMail);
      REQUIRE(mails.size() == 2);
      CHECK(mails[0].bytes.size() == kShortHeader.size() + body.size());
      CHECK(mails[1].bytes == kMail);
    }
  }
}

TEST_CASE("a mail over the limit is skipped and the others are not") {
  const std::string large = kShortHeader + std::string(3'000'000, 'x') + "\n\nFrom here\n";
  const auto mails = Mails(kFrom + kMail + "\n" + kFrom + large + "\n" + kFrom + kMail, 1'000'000);
  REQUIRE(mails.size() == 3);
  CHECK(mails[0].bytes == kMail);
  CHECK(mails[1].too_large);
  CHECK(mails[1].bytes.empty());
  CHECK_FALSE(mails[2].too_large);
  CHECK(mails[2].bytes == kMail);
  CHECK(Mails(kFrom + large, 1'000'000).front().too_large);
}

TEST_CASE("a mail as large as the limit is taken and one byte more is not") {
  CHECK_FALSE(Mails(kFrom + std::string(1000, 'x'), 1000).front().too_large);
  CHECK(Mails(kFrom + std::string(1001, 'x'), 1000).front().too_large);
}

TEST_CASE("of a Maildir the mails that are there are found and nothing else") {
  const support::TempFolder folder;
  for (const char* file :
       {"box/cur/1:2,S", "box/new/2", "box/tmp/3", "box/dovecot-uidlist", "box/.Sent/cur/4",
        "box/.Sent/new/5", "box/.Sent/tmp/6", "a/tmp/7", "a/cur/8"}) {
    folder.Write(file, "x");
  }
  std::filesystem::create_symlink(folder.path() / "a/tmp/7", folder.path() / "a/link");
  std::string found;
  for (const LocalFile& file : FindLocalFiles({folder.path().string(), "-", "none"})) {
    found += file.path.filename().string() + (file.is_mail ? "! " : " ");
  }
  CHECK(found == "8 7 4! 5! 1:2,S! 2! - none ");
}

}  // namespace
}  // namespace ingest
