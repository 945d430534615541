#include "ingest/mime.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>

#include "base/escape.h"
#include "base/text.h"
#include "ingest/mime_limits.h"
#include "verify/clear_sign.h"

namespace ingest {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Unref>;

struct FreeGlibText {
  void operator()(char* text) const { g_free(text); }
};

std::string TextOf(const char* text) { return text == nullptr ? "" : base::ValidUtf8(text); }

std::string Field(GMimeMessage* message, const char* name) {
  return TextOf(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

std::string TypeOf(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (type == nullptr) return "text/plain";
  const std::unique_ptr<char, FreeGlibText> text(g_mime_content_type_get_mime_type(type));
  return base::LowerAscii(TextOf(text.get()));
}

std::string WholeOf(GMimeStream* stream) {
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// The walk over the parts of one mail.
class Leaves {
 public:
  explicit Leaves(std::vector<MimeLeaf>& leaves) : leaves_(leaves) {}

  // False where a limit is passed.
  bool Take(GMimeObject* object, const std::string& path, int depth) {
    if (object == nullptr) return true;
    if (depth > kMaxMimeDepth || leaves_.size() >= kMaxMimeLeaves) return false;
    if (GMIME_IS_MULTIPART(object)) return TakeParts(GMIME_MULTIPART(object), path, depth);
    if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      GMimeObject* inner = message == nullptr ? nullptr : g_mime_message_get_mime_part(message);
      return Take(inner, path + ".1", depth + 1);
    }
    if (GMIME_IS_PART(object)) TakeLeaf(GMIME_PART(object), path);
    return true;
  }

 private:
  bool TakeParts(GMimeMultipart* multipart, const std::string& path, int depth) {
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
      const std::string place =
          path.empty() ? std::to_string(i + 1) : fmt::format("{}.{}", path, i + 1);
      if (!Take(g_mime_multipart_get_part(multipart, i), place, depth + 1)) return false;
    }
    return true;
  }

  void TakeLeaf(GMimePart* part, const std::string& path) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (content == nullptr) return;
    MimeLeaf leaf;
    leaf.path = path.empty() ? "1" : path;
    leaf.type = TypeOf(GMIME_OBJECT(part));
    const Owned<GMimeStream> decoded(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, decoded.get());
    leaf.bytes = WholeOf(decoded.get());
    if (IsEncoded(g_mime_data_wrapper_get_encoding(content))) leaf.encoded = Encoded(content);
    leaves_.push_back(std::move(leaf));
  }

  static bool IsEncoded(GMimeContentEncoding encoding) {
    return encoding == GMIME_CONTENT_ENCODING_BASE64 ||
           encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
           encoding == GMIME_CONTENT_ENCODING_UUENCODE;
  }

  static std::string Encoded(GMimeDataWrapper* content) {
    GMimeStream* stream = g_mime_data_wrapper_get_stream(content);
    const Owned<GMimeStream> copy(g_mime_stream_mem_new());
    g_mime_stream_reset(stream);
    g_mime_stream_write_to_stream(stream, copy.get());
    return WholeOf(copy.get());
  }

  std::vector<MimeLeaf>& leaves_;
};

Owned<GMimeMessage> ParseMessage(std::string_view mail) {
  static const bool initialised = (g_mime_init(), true);
  static_cast<void>(initialised);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mail.data(), mail.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace

DividedMail DivideMail(std::string_view mail) {
  for (std::size_t at = 0; at < mail.size();) {
    const std::size_t end = mail.find('\n', at);
    if (end == std::string_view::npos) break;
    const std::string_view line = mail.substr(at, end - at);
    if (line.empty() || line == "\r") return {mail.substr(0, at), mail.substr(end + 1)};
    if (line.starts_with(verify::kBeginMessage)) return {mail.substr(0, at), mail.substr(at)};
    at = end + 1;
  }
  return {mail, {}};
}

MimeMail ReadMime(std::string_view mail) {
  MimeMail read;
  if (HasNestedGroups(mail)) return read;
  const bool whole = !HasTooManyBoundaries(mail);
  const Owned<GMimeMessage> message = ParseMessage(whole ? mail : DivideMail(mail).header);
  if (message == nullptr) return read;
  read.message_id = TextOf(g_mime_message_get_message_id(message.get()));
  read.from = Field(message.get(), "From");
  read.to = Field(message.get(), "To");
  read.subject = Field(message.get(), "Subject");
  read.date = Field(message.get(), "Date");
  if (!whole) return read;
  if (!Leaves(read.leaves).Take(g_mime_message_get_mime_part(message.get()), "", 0)) {
    read.leaves.clear();
  }
  return read;
}

}  // namespace ingest
