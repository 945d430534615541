#include <algorithm>

#include "tests/support/pgp2.h"

namespace support {
namespace {

std::string DashEscape(std::string_view text) {
  std::string escaped;
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && c == '-') escaped += "- ";
    escaped += c;
    at_line_start = c == '\n';
  }
  return escaped;
}

std::vector<std::string> HeadersOf(const ClearSignOptions& options) {
  if (options.headers) return *options.headers;
  if (options.signature.digest == Digest::kMd5) return {};
  return {"Hash: " + DigestName(options.signature.digest)};
}

bool IsHashHeader(const std::string& header) { return header.starts_with("Hash:"); }

}  // namespace

std::string Canonical(std::string_view text, Tabs tabs) {
  const std::string_view cut = tabs == Tabs::kCut ? " \t\r" : " \r";
  std::string canonical;
  std::size_t kept = 0;  // the end of the line so far without its white space
  for (const char c : text) {
    if (c == '\n') {
      canonical.resize(kept);
      canonical += "\r\n";
    } else {
      canonical += c;
    }
    if (c == '\n' || cut.find(c) == std::string_view::npos) kept = canonical.size();
  }
  canonical.resize(kept);
  return canonical;
}

Tabs TabsOf(const ClearSignOptions& options) {
  const std::vector<std::string> headers = HeadersOf(options);
  return std::any_of(headers.begin(), headers.end(), IsHashHeader) ? Tabs::kCut : Tabs::kKept;
}

std::string ClearSign(std::string_view text, const Key& key, const ClearSignOptions& options) {
  std::string message = "-----BEGIN PGP SIGNED MESSAGE-----\n";
  for (const std::string& header : HeadersOf(options)) message += header + "\n";
  message += "\n";
  message += options.dash_escape ? DashEscape(text) : std::string(text);
  message += "\n";
  return message + Armor("PGP SIGNATURE",
                         options.packets ? *options.packets
                                         : SignaturePacket(Canonical(text, TabsOf(options)), key,
                                                           options.signature),
                         options.armor);
}

std::string ClearSign(std::string_view text, const Key& key, base::Time time, Digest digest) {
  ClearSignOptions options;
  options.signature.time = time;
  options.signature.digest = digest;
  options.signature.version = key.version;
  if (key.version == 4) options.armor.headers = {"Version: GnuPG v1"};
  return ClearSign(text, key, options);
}

}  // namespace support
