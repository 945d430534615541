#include "formats/warc_record.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>

#include "base/escape.h"
#include "base/hash.h"

namespace formats {
namespace {

// A gzip member (RFC 1952), given out piece by piece.
class GzipMember {
 public:
  explicit GzipMember(std::ostream& out) : out_(out) {
    constexpr int kGzip = 15 + 16;  // zlib's way to ask for a gzip header
    deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
  }
  ~GzipMember() { deflateEnd(&stream_); }
  GzipMember(const GzipMember&) = delete;
  GzipMember& operator=(const GzipMember&) = delete;

  void Add(std::string_view bytes, int flush) {
    stream_.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      std::array<char, 65536> piece;
      stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream_.avail_out = piece.size();
      deflate(&stream_, flush);
      out_.write(piece.data(), static_cast<std::streamsize>(piece.size() - stream_.avail_out));
    } while (stream_.avail_out == 0);
  }

 private:
  std::ostream& out_;
  z_stream stream_{};
};

}  // namespace

std::string WarcId(std::string_view what) {
  std::string hex = base::Sha256Hex(what).substr(0, 32);
  hex[12] = '8';                                         // the version
  hex[16] = "89ab"[static_cast<unsigned>(hex[16]) % 4];  // the variant
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20));
}

std::string WarcUri(std::string_view url) {
  std::string uri;
  for (const char c : url) {
    if (c > ' ' && c < '\x7F' && std::string_view("<>\"{}|\\^`").find(c) == std::string::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::string WarcFieldsBlock(const WarcFields& fields) {
  std::string block;
  for (const auto& [name, value] : fields) block.append(name + ": ").append(value).append("\r\n");
  return block;
}

void WarcWriter::Write(const WarcRecord& record) {
  std::string head =
      fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: <{}>\r\nWARC-Date: {}\r\n",
                  record.type, record.id, record.date);
  head += WarcFieldsBlock(record.fields);
  if (!record.content_type.empty()) head += "Content-Type: " + record.content_type + "\r\n";
  head += fmt::format("WARC-Block-Digest: sha256:{}\r\nContent-Length: {}\r\n\r\n",
                      base::Sha256Hex(record.block), record.block.size());
  constexpr std::string_view kEnd = "\r\n\r\n";
  if (!compress_) {
    out_ << head << record.block << kEnd;
    return;
  }
  GzipMember member(out_);
  member.Add(head, Z_NO_FLUSH);
  member.Add(record.block, Z_NO_FLUSH);
  member.Add(kEnd, Z_FINISH);
}

}  // namespace formats
