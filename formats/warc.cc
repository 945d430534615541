#include "formats/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/escape.h"
#include "formats/warc_record.h"
#include "store/exchanges.h"

namespace formats {
namespace {

constexpr const char* kFieldsType = "application/warc-fields";
constexpr const char* kIdentical =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

// `first_id` is the first exchange with these bytes, and none where the bytes are not kept.
constexpr const char* kExchanges =
    "SELECT exchange.id, source.name, kind, exchange.url, at, status, error, "
    "coalesce(blob.sha256, exchange.sha256), etag, last_modified, "
    "content_type, effective_url, bytes, last_checked, "
    "(SELECT min(other.id) FROM exchange AS other WHERE other.blob_id = exchange.blob_id) "
    "AS first_id, "
    "(SELECT sha256 FROM blob WHERE blob.id = mail.blob_id) AS mail_sha256, part "
    "FROM exchange JOIN source ON source.id = exchange.source_id "
    "LEFT JOIN blob ON blob.id = exchange.blob_id "
    "LEFT JOIN mail ON mail.source_id = exchange.source_id AND mail.url = exchange.url "
    "ORDER BY exchange.id";

// A Content-Type that came from a server, where it can stand in a header.
std::string HeaderValue(const std::string& value) {
  const bool is_plain =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c < '\x7F'; });
  return is_plain ? value : std::string();
}

class WarcExporter {
 public:
  WarcExporter(store::Database& archive, std::ostream& out, bool compress,
               const ExportProgress& progress)
      : archive_(archive), out_(out), writer_(out, compress), progress_(progress) {}

  base::Result<Exported> Run(const std::string& software) {
    const auto all = archive_.FindInt("SELECT count(*) FROM exchange").value_or(0);
    WriteInfo(software);
    store::Statement& row = archive_.Prepare(kExchanges);
    for (std::int64_t done = 0; row.Step() && out_.good();) {
      WriteExchange(row);
      if (progress_ && ++done % kProgressEvery == 0) progress_(done, all);
    }
    row.Reset();
    WriteMails();
    if (auto read = archive_.Check(); !read) return base::Forward(read);
    return Exported{1, records_};
  }

 private:
  // The columns of kExchanges, in their order.
  enum Column {
    kId,
    kSource,
    kKind,
    kUrl,
    kAt,
    kStatus,
    kError,
    kSha256,
    kEtag,
    kLastModified,
    kContentType,
    kEffectiveUrl,
    kBytes,
    kLastChecked,
    kFirstId,
    kMail,
    kPart,
  };

  void Write(const WarcRecord& record) {
    writer_.Write(record);
    ++records_;
  }

  std::string LatestCheck() {
    store::Statement& row = archive_.Prepare(
        "SELECT coalesce(max(last_checked), '1970-01-01T00:00:00Z') FROM exchange");
    std::string latest;
    if (row.Step()) latest = row.Text(0);
    row.Reset();
    return latest;
  }

  void WriteInfo(const std::string& software) {
    const std::string latest = LatestCheck();
    const std::string block = WarcFieldsBlock(
        {{"software", software},
         {"format", "WARC File Format 1.1"},
         {"conformsTo",
          "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"},
         {"description",
          "the exchanges of an inkan archive. HTTP headers are not kept by it, so what was "
          "received "
          "are resource records; the metadata beside each says what is known of the answer"}});
    info_ = WarcId("warcinfo " + latest);
    Write({"warcinfo", info_, latest, {}, kFieldsType, block});
  }

  // Where and when the bytes came first.
  WarcFields FirstPlace(std::int64_t first_id) {
    store::Statement& row =
        archive_.Prepare("SELECT url, at FROM exchange WHERE id = ?").Bind(first_id);
    WarcFields fields = {{"WARC-Refers-To", fmt::format("<{}>", ResourceId(first_id))}};
    if (row.Step()) {
      fields.emplace_back("WARC-Refers-To-Target-URI", WarcUri(row.Text(0)));
      fields.emplace_back("WARC-Refers-To-Date", row.Text(1));
    }
    row.Reset();
    return fields;
  }

  static std::string ResourceId(std::int64_t id) { return WarcId(fmt::format("resource {}", id)); }

  void WriteExchange(const store::Statement& row) {
    const std::int64_t id = row.Int(kId);
    const std::string uri = WarcUri(row.Text(kUrl));
    const std::string at = row.Text(kAt);
    WarcFields about = {{"WARC-Target-URI", uri}, {"WARC-Warcinfo-ID", fmt::format("<{}>", info_)}};
    std::optional<std::string> body;
    if (!row.IsNull(kFirstId)) {
      WarcFields fields = about;
      fields.emplace_back("WARC-Payload-Digest", "sha256:" + row.Text(kSha256));
      const bool is_first = row.Int(kFirstId) == id;
      if (is_first) {
        const std::string bytes = store::Exchanges(archive_).ReadBytes(row.Text(kSha256));
        Write({"resource", ResourceId(id), at, fields, HeaderValue(row.Text(kContentType)), bytes});
      } else {
        fields.emplace_back("WARC-Profile", kIdentical);
        for (auto& field : FirstPlace(row.Int(kFirstId))) fields.push_back(std::move(field));
        Write({"revisit", ResourceId(id), at, fields, "", ""});
      }
      about.emplace_back("WARC-Concurrent-To", fmt::format("<{}>", ResourceId(id)));
    }
    const std::string block = WarcFieldsBlock(Known(row));
    Write({"metadata", WarcId(fmt::format("metadata {}", id)), at, about, kFieldsType, block});
  }

  static WarcFields Known(const store::Statement& row) {
    WarcFields fields;
    const auto add = [&](const char* name, int column) {
      if (!row.IsNull(column)) fields.emplace_back(name, base::EscapeForTerminal(row.Text(column)));
    };
    add("inkan-source", kSource);
    add("inkan-kind", kKind);
    add("inkan-url", kUrl);
    add("inkan-status", kStatus);
    add("inkan-error", kError);
    add("inkan-etag", kEtag);
    add("inkan-last-modified", kLastModified);
    add("inkan-content-type", kContentType);
    add("inkan-effective-url", kEffectiveUrl);
    add("inkan-bytes", kBytes);
    add("inkan-sha256", kSha256);
    add("inkan-last-checked", kLastChecked);
    add("inkan-mail-sha256", kMail);
    add("inkan-mail-part", kPart);
    return fields;
  }

  // Each mail once, whatever the number of its parts.
  void WriteMails() {
    store::Statement& row = archive_.Prepare(
        "SELECT sha256, first_seen, bytes FROM blobs WHERE blob_id IN (SELECT blob_id FROM mail) "
        "ORDER BY sha256");
    while (row.Step() && out_.good()) {
      const std::string sha256 = row.Text(0);
      const std::string bytes = row.Text(2);
      Write({"resource",
             WarcId("mail " + sha256),
             row.Text(1),
             {{"WARC-Target-URI", "urn:sha256:" + sha256},
              {"WARC-Warcinfo-ID", fmt::format("<{}>", info_)},
              {"WARC-Payload-Digest", "sha256:" + sha256}},
             "message/rfc822",
             bytes});
    }
    row.Reset();
  }

  store::Database& archive_;
  std::ostream& out_;
  WarcWriter writer_;
  const ExportProgress& progress_;
  std::string info_;
  std::int64_t records_ = 0;
};

}  // namespace

base::Result<Exported> ExportWarc(store::Database& archive, std::ostream& out, bool compress,
                                  const std::string& software, const ExportProgress& progress) {
  return WarcExporter(archive, out, compress, progress).Run(software);
}

}  // namespace formats
