// Records of WARC 1.1 (ISO 28500:2017,
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
//
// libarchive writes WARC 1.0 of files alone, without metadata and revisits, and reads no 1.1; the
// other libraries are for other languages. Hence these lines of our own.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formats {

// Names and values in their order; the values have no control characters.
using WarcFields = std::vector<std::pair<std::string, std::string>>;

struct WarcRecord {
  std::string type;          // warcinfo, resource, revisit, metadata
  std::string id;            // urn:uuid:…
  std::string date;          // 2004-04-15T03:50:35Z
  WarcFields fields;         // those of this type
  std::string content_type;  // empty: not told
  std::string_view block;
};

// A record id that depends on `what` alone, so that two exports of one archive have the same: a
// UUID of version 8 (RFC 9562) from a SHA-256.
std::string WarcId(std::string_view what);
// What no URI may hold is escaped: blanks, controls, <>, bytes that are not ASCII.
std::string WarcUri(std::string_view url);
// The block of a warcinfo or metadata record: application/warc-fields.
std::string WarcFieldsBlock(const WarcFields& fields);

class WarcWriter {
 public:
  // `compress`: each record is a gzip member of its own, as readers expect of .warc.gz.
  WarcWriter(std::ostream& out, bool compress) : out_(out), compress_(compress) {}
  // Digest and length of the block are added.
  void Write(const WarcRecord& record);

 private:
  std::ostream& out_;
  bool compress_;
};

}  // namespace formats
