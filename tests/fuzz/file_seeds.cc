#include "base/file.h"
#include "tests/fuzz/ledger_notes.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/seed_folder.h"
#include "tests/support/demo.h"
#include "tests/support/vector.h"

namespace fuzz {
namespace {

std::string FileOf(const std::filesystem::path& path) {
  const auto bytes = base::ReadFile(path);
  Require(bytes.has_value(), "a file of the project is read");
  return *bytes;
}

std::string MessageOf(const char* vector) {
  return support::ParseVector(vector,
                              FileOf(support::VectorsFolder() / (std::string(vector) + ".vec")))
      .document;
}

void AddLinks(const SeedFolder& seeds) {
  seeds.Add("links", "demo", "\x10" + FileOf(support::DemoFolder() / "site/pr/index.html"));
  seeds.Add("links", "nginx",
            "\x01<html><head><title>Index of /docs/</title></head><body><pre>"
            "<a href=\"../\">../</a>\n<a href=\"a%20b.txt\">a b.txt</a>   15-Apr-2004 03:50   120\n"
            "<a href=\"sub/\">sub/</a>  15-Apr-2004 03:50   -\n</pre></body></html>");
  seeds.Add(
      "links", "base",
      "\x05<!-- <a href=x> --><BASE HREF='/other/'><A NAME=a HREF=b.txt?x=1&amp;y=2#z>\n"
      "<img src=c><a href='//example.org/d.txt'><a href=javascript:e()><a href='http://u:p@x/'>");
  seeds.Add("links", "list",
            "\x03# a list\n/docs/a.txt\nhttp://example.org/b.asc 2004\n\n../c.txt\r\n");
}

void AddUrls(const SeedFolder& seeds) {
  int number = 0;
  for (const char* pair : {"https://Example.org:443/a/./b/../c%7ed.txt?q=1#f\xFF../x/y.asc",
                           "http://example.org\xFF//other.example/z",
                           "file:///tmp/a%20b/c.txt\xFF"
                           "d",
                           "http://[::1]:8080/x\xFF?y", "http://127.0.0.1/%2e%2e/a\xFF/../../b",
                           "https://example.org/pr/{yyyy}/pr{yy}{seq:04}.txt\xFFx",
                           "https://example.org/wr/{yyyy}/wr{yy}{week:02}{seq:02}.txt\xFF",
                           "<199604150350.AA1@example.org>\xFF"
                           "2.1"}) {
    seeds.Add("url", "url-" + std::to_string(++number), pair);
  }
}

void AddConfigs(const SeedFolder& seeds) {
  seeds.Add("config", "example", FileOf(std::filesystem::path(INKAN_CONFIG) / "example.toml"));
  seeds.Add("config", "demo", FileOf(std::filesystem::path(INKAN_CONFIG) / "demo.toml"));
  seeds.Add("config", "all",
            "archive = 'a.db'\nledger_key = 'k'\ncheckpoint_dir = 'c'\ngpg1 = \"gpg1\"\n"
            "workers = 2\nengine_timeout = 5\ncontact = 'x'\n[[source]]\nname = 'a'\n"
            "profile = 'freebsd'\nkeys = ['k.asc']\nkey_url = 'http://a/k'\nindex = ['d/']\n"
            "match = 'x$'\nurls = ['u?#%']\ntemplates = ['http://a/{yyyy}/{seq}']\n"
            "templates_from = 2000\nmax_requests_per_second = 0.5\nmd5_until = 2012-01-01\n"
            "allow_text_outside = true\nengines = ['libcrypto']\ntrust_index_dates = true\n"
            "max_age = '3d'\n");
  seeds.Add("config", "broken", "archive = [1, {a = 'b'}]\n[source]\nx = \"\\u0001\n");
}

void AddMails(const SeedFolder& seeds) {
  const std::string fields =
      "From: Paws <paws@example.org>\nTo: list@example.org, A: b@x;\n"
      "Subject: =?ISO-2022-JP?B?GyRCMHUbKEI=?=\nDate: Thu, 15 Apr 2004 12:50:35 +0900\n"
      "Message-ID: <1@example.org>\n";
  const std::string message = MessageOf("good-iso-2022-jp");
  const std::string envelope = "From paws@example.org Thu Apr 15 12:50:35 2004\n";
  const std::string plain = fields + "\n" + message;
  const std::string parts =
      fields +
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
      "Content-Type: text/plain; charset=iso-2022-jp\n\nhello\n--b\n"
      "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n=2D----BEGIN\n"
      "--b\nContent-Type: message/rfc822\n\n" +
      plain + "\n--b--\n";
  seeds.Add("mail", "plain", plain);
  seeds.Add("mail", "parts", parts);
  seeds.Add("mail", "base64", fields + "Content-Transfer-Encoding: base64\n\nLS0tLS1CRUdJTg==\n");
  seeds.Add("mbox", "two", envelope + plain + "\n" + envelope + parts);
  seeds.Add("mbox", "quoted", envelope + fields + "\n>From here\n\nFrom there\n");
}

void AddLedger(const SeedFolder& seeds) {
  const LedgerNotes& notes = LedgerNotes::Instance();
  seeds.Add("ledger", "key", notes.key.Text());
  seeds.Add("ledger", "checkpoint", notes.proofs[0].note);
  for (const std::size_t i : {0U, 3U, 6U}) {
    seeds.Add("ledger", "proof-" + std::to_string(i), notes.proofs[i].Text());
  }
  seeds.Add("ledger", "leaves",
            "\x02"
            "a\xFF"
            "b\xFF"
            "c\xFF"
            "d\xFF"
            "e");
}

}  // namespace

void AddFileSeeds(const SeedFolder& seeds) {
  AddLinks(seeds);
  AddUrls(seeds);
  AddConfigs(seeds);
  AddMails(seeds);
  AddLedger(seeds);
  seeds.Add("search", "words", "脆弱性 VU#909678 OR \"a b\" -c\xFFこの脆弱\n性は a b VU#909678\n");
  seeds.Add("search", "language", "title:x* NEAR(a b) ^c {d} + \" AND\xFFx near\n");
  seeds.Add("diff", "words", "one two\nthree\n\xFFone 2\nthree\nfour");
  seeds.Add("diff", "japanese", "印鑑は644件\nです\n\xFF印鑑は645件\nです\n");
}

}  // namespace fuzz
