#include "base/text.h"
#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

Vector Pinned(const std::string& name, std::string comment, std::string document) {
  return {.name = "good-" + name,
          .expect = {"good"},
          .caveats = {"md5-digest", "v3-key", "short-rsa"},
          .accepted = true,
          .key = "pinned",
          .comment = std::move(comment),
          .document = std::move(document)};
}

Vector Modern(const std::string& name, std::string comment, std::string document) {
  Vector vector = Pinned(name, std::move(comment), std::move(document));
  vector.key = "modern";
  vector.caveats.clear();
  return vector;
}

Vector Caveats(Vector vector, std::vector<std::string> caveats) {
  vector.caveats = std::move(caveats);
  return vector;
}

std::string ModernWithDigest(Digest digest) {
  ClearSignOptions options = ModernOptions();
  options.signature.digest = digest;
  return ClearSign(kNotice, TestKey("modern"), options);
}

std::string PinnedWithDigest(Digest digest) {
  ClearSignOptions options = PinnedOptions();
  options.signature.digest = digest;
  return ClearSign(kNotice, TestKey("pinned"), options);
}

std::string PinnedWithHeaders(std::vector<std::string> headers, std::string_view text) {
  ClearSignOptions options = PinnedOptions();
  options.headers = std::move(headers);
  return ClearSign(text, TestKey("pinned"), options);
}

std::string ModernWithHeaders(std::vector<std::string> headers) {
  ClearSignOptions options = ModernOptions();
  options.headers = std::move(headers);
  return ClearSign(kNotice, TestKey("modern"), options);
}

std::string BinaryType() {
  ClearSignOptions options = PinnedOptions();
  options.signature.type = 0x00;
  return ClearSign(kNotice, TestKey("pinned"), options);
}

std::string NewPacketHeader() {
  ClearSignOptions options = ModernOptions();
  const std::string old_packet =
      SignaturePacket(Canonical(kNotice, Tabs::kCut), TestKey("modern"), options.signature);
  options.packets = NewPacket(Tag::kSignature, old_packet.substr(3));
  return ClearSign(kNotice, TestKey("modern"), options);
}

// "Notice of the test suite", a katakana word and a full-width digit, as mail of the time had it.
constexpr std::string_view kIso2022Jp =
    "\x1b$B;n83MQ$NDLCN\x1b(B (inkan)\n"
    "\x1b$B%l%]!<%H\x1b(B 644 \x1b$B7o!\"DLCN#2\x1b(B\n"
    "\x1b$B!]\x1b(B end\n";

std::vector<Vector> Forms() {
  return {
      Pinned("v3-md5", "PGP 2.6 as it was: a v3 key, MD5, no Hash: header.", Notice()),
      Caveats(Pinned("v3-sha1", "A v3 key with SHA-1 and its Hash: header.",
                     PinnedWithDigest(Digest::kSha1)),
              {"sha1-digest", "v3-key", "short-rsa"}),
      Pinned("v3-md5-hash-header", "MD5 may be named in a Hash: header too.",
             PinnedWithHeaders({"Hash: MD5"}, kNotice)),
      Pinned("v3-binary-type", "A signature of type 0x00 is one over a document as well.",
             BinaryType()),
      Modern("v4-sha256", "OpenPGP: a v4 key and SHA-256.", SignedByModern(kNotice)),
      Modern("v4-sha512", "OpenPGP: a v4 key and SHA-512.", ModernWithDigest(Digest::kSha512)),
      Caveats(Modern("v4-sha1", "OpenPGP: a v4 key and SHA-1.", ModernWithDigest(Digest::kSha1)),
              {"sha1-digest"}),
      Modern("v4-new-packet-header", "The signature packet has the header of OpenPGP.",
             NewPacketHeader()),
      Modern("hash-list", "A Hash: header may name several digests.",
             ModernWithHeaders({"Hash: SHA1,SHA256"})),
      Modern("hash-twice", "There may be several Hash: headers.",
             ModernWithHeaders({"Hash: SHA1", "Hash: SHA256"})),
  };
}

std::vector<Vector> WhiteSpace() {
  return {
      Pinned("tab-kept-pgp2", "Without a Hash: header a tab at the end of a line is signed.",
             SignedByPinned("first column\tsecond\t\nlast line\t\n")),
      Pinned("tab-cut-hash-header", "With a Hash: header a tab at the end of a line is not signed.",
             PinnedWithHeaders({"Hash: MD5"}, "first column\tsecond\t\nlast line \t\n")),
      Modern("tab-cut-v4", "The tab rule of OpenPGP for a v4 signature.",
             SignedByModern("first column\tsecond\t\nlast line \t\n")),
      Pinned("blanks-added", "Blanks that the way added at the ends of lines are not signed.",
             Replace(Notice(), "quarter: 644\n", "quarter: 644   \n")),
      Pinned("crlf", "The whole file with CRLF line ends.",
             base::ReplaceAll(Notice(), "\n", "\r\n")),
      Pinned("no-final-line-end", "The last marker may lack its line end.",
             Notice().substr(0, Notice().size() - 1)),
      Pinned("blanks-in-separator", "A line of blanks ends the headers as an empty one does.",
             Replace(Notice(), "MESSAGE-----\n\n", "MESSAGE-----\n  \n")),
      Pinned("blank-lines-outside", "White space outside the message is nothing.",
             "\n\n" + Notice() + "\n \n"),
  };
}

std::vector<Vector> Texts() {
  return {
      Pinned("dash-escapes", "Lines that start with a dash are escaped.",
             SignedByPinned("----------\n- item\n-\n--\ntext\n----------\n")),
      Pinned("from-escaped", "A line that starts with From may be escaped though it need not.",
             Replace(SignedByPinned("From here on\n"), "\nFrom", "\n- From")),
      Pinned("quotes-a-message", "A whole message, escaped, as the text of another.",
             SignedByPinned("Quoted:\n" + Notice())),
      Pinned("iso-2022-jp", "Japanese as it was sent, 7-bit with escape sequences.",
             SignedByPinned(kIso2022Jp)),
      Pinned("latin-1", "Bytes that are no UTF-8 are signed as they are.",
             SignedByPinned("D\xFCsseldorf, \xA7 1\n")),
      Pinned("empty-text", "A signature over nothing.", SignedByPinned("")),
      Pinned("blank-lines-at-both-ends", "Empty lines of the text are signed.",
             SignedByPinned("\n\ntext\n\n\n")),
      Pinned("long-line", "A line of 18,000 bytes is within what every engine reads whole.",
             SignedByPinned(std::string(18000, 'x') + "\n")),
      Pinned("vertical-tab-and-form-feed", "In the text these are bytes as any other.",
             SignedByPinned("page one\f\npage\vtwo\n")),
  };
}

}  // namespace

std::vector<Vector> GoodVectors() {
  std::vector<Vector> all = Forms();
  for (Vector& vector : WhiteSpace()) all.push_back(std::move(vector));
  for (Vector& vector : Texts()) all.push_back(std::move(vector));
  return all;
}

}  // namespace support
