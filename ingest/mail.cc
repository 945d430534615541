#include "ingest/mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "ingest/mime.h"
#include "verify/examine.h"

namespace ingest {
namespace {

constexpr std::string_view kMid = "mid:";
constexpr std::string_view kMail = "mail:";
constexpr std::size_t kMaxMessageId = 250;

bool HoldsMarker(std::string_view bytes) {
  return bytes.find(verify::kBeginMessage) != std::string_view::npos;
}

bool IsBroken(std::string_view bytes) {
  if (!HoldsMarker(bytes)) return true;
  const verify::ExaminedFile file = verify::Examine(bytes);
  return file.messages.front().decided.has_value();
}

// A mail may say that it is encoded and not be: undoing what was never done breaks the armor.
MailPart PartOf(MimeLeaf leaf) {
  const bool as_it_stands =
      HoldsMarker(leaf.encoded) && IsBroken(leaf.bytes) && !IsBroken(leaf.encoded);
  return {std::move(leaf.path), std::move(leaf.type),
          std::move(as_it_stands ? leaf.encoded : leaf.bytes)};
}

// The HTML of a mail repeats its text, with mark-up that no signature survives.
bool IsHtml(const MailPart& part) { return part.type == "text/html"; }

std::vector<MailPart> Signed(std::vector<MailPart> parts) {
  std::erase_if(parts, [](const MailPart& part) { return !HoldsMarker(part.bytes); });
  if (!std::all_of(parts.begin(), parts.end(), IsHtml)) std::erase_if(parts, IsHtml);
  return parts;
}

std::vector<MailPart> Chosen(std::vector<MimeLeaf> leaves, std::string_view body) {
  std::vector<MailPart> parts;
  for (MimeLeaf& leaf : leaves) parts.push_back(PartOf(std::move(leaf)));
  if (auto holders = Signed(parts); !holders.empty()) return holders;
  const auto text = std::find_if(parts.begin(), parts.end(),
                                 [](const MailPart& part) { return part.type == "text/plain"; });
  if (HoldsMarker(body) || text == parts.end()) return {{"body", "", std::string(body)}};
  return {std::move(*text)};
}

// RFC 2392 has the id as a URL would have it; '/' and '#' would end it.
std::string EscapedId(std::string_view id) {
  std::string escaped;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~@+=$").find(c) != std::string_view::npos;
    escaped += plain ? std::string(1, c) : "%" + base::HexUpper(std::string_view(&c, 1));
  }
  return escaped;
}

}  // namespace

Mail ReadMail(std::string_view bytes) {
  MimeMail mime = ReadMime(bytes);
  const auto [header, body] = DivideMail(bytes);
  Mail mail;
  mail.header = header;
  mail.message_id = std::move(mime.message_id);
  mail.from = std::move(mime.from);
  mail.to = std::move(mime.to);
  mail.subject = std::move(mime.subject);
  mail.date = std::move(mime.date);
  mail.parts = Chosen(std::move(mime.leaves), body);
  return mail;
}

std::string MailUrl(std::string_view message_id, std::string_view mail_sha256,
                    std::string_view path, bool distinct) {
  if (message_id.empty() || message_id.size() > kMaxMessageId) {
    return fmt::format("{}sha256:{}#{}", kMail, mail_sha256, path);
  }
  const std::string other = distinct ? fmt::format("?sha256={}", mail_sha256) : "";
  return fmt::format("{}{}{}#{}", kMid, EscapedId(message_id), other, path);
}

bool IsMailUrl(std::string_view url) { return url.starts_with(kMid) || url.starts_with(kMail); }

std::string MailDocumentName(std::string_view url) {
  return std::string(url.substr(url.find(':') + 1));
}

}  // namespace ingest
