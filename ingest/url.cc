#include "ingest/url.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/escape.h"
#include "base/hash.h"
#include "base/text.h"

namespace ingest {
namespace {

constexpr std::array<std::string_view, 3> kSchemes{"http", "https", "file"};

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsVisible(char c) { return c > 0x20 && c < 0x7F; }

// One segment of a path in which nothing is escaped, climbs or begins another part.
bool IsPlainName(std::string_view link) {
  return link.front() != '.' && std::all_of(link.begin(), link.end(), IsUnreserved);
}

bool BelongsInUrl(char c) {
  return IsUnreserved(c) || std::string_view(":/?#[]@!$&'()*+,;=%").find(c) != std::string::npos;
}

std::optional<char> Escape(std::string_view text) {
  if (text.size() < 3 || text.front() != '%') return std::nullopt;
  const std::optional<std::string> byte = base::HexDecode(text.substr(1, 2));
  return byte ? std::optional<char>(byte->front()) : std::nullopt;
}

void AppendEscaped(std::string& text, char c) {
  text += '%';
  text += base::HexUpper(std::string_view(&c, 1));
}

// Before the dots are looked at, so that "%2e%2e" cannot climb past a check of the folder.
std::string NormalEscapes(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<char> escaped = Escape(text.substr(at));
    const char c = escaped.value_or(text[at]);
    const bool plain = escaped ? IsUnreserved(c) : BelongsInUrl(c) && c != '%';
    if (plain) {
      normal += c;
    } else {
      AppendEscaped(normal, c);
    }
    if (escaped) at += 2;
  }
  return normal;
}

// RFC 3986, 3.1; empty where there is none.
std::string Scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !IsAlpha(text.front())) return {};
  const std::string_view scheme = text.substr(0, colon);
  const bool valid = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return IsAlpha(c) || IsDigit(c) || c == '+' || c == '-' || c == '.';
  });
  return valid ? base::LowerAscii(scheme) : std::string();
}

// What the parser would let pass: "http:/host/", "http:///host/", "file://127.0.0.1/".
bool HasProperAuthority(std::string_view after_scheme, bool is_file) {
  if (!after_scheme.starts_with("//")) return false;
  after_scheme.remove_prefix(2);
  if (!is_file) return !after_scheme.empty() && after_scheme.front() != '/';
  const std::string_view host = after_scheme.substr(0, after_scheme.find('/'));
  return host.size() < after_scheme.size() &&
         (host.empty() || base::LowerAscii(host) == "localhost");
}

tl::unexpected<base::Error> RefusedUrl(std::string_view text, std::string_view why) {
  return base::UsageError(
      fmt::format("{}: {}", base::EscapeForTerminal(text.substr(0, 200)), why),
      "a URL here looks like https://example.org/folder/file.txt or file:///folder/file.txt");
}

// Why `text` cannot be taken, before its parts are looked at; empty where it can.
std::string_view Objection(std::string_view text, const std::string& scheme) {
  if (std::any_of(text.begin(), text.end(), base::IsControl)) return "holds control characters";
  if (scheme.empty()) return "is not an absolute URL";
  if (std::find(kSchemes.begin(), kSchemes.end(), scheme) == kSchemes.end()) {
    return "is neither an http, an https nor a file URL";
  }
  const bool is_file = scheme == "file";
  if (!HasProperAuthority(text.substr(scheme.size() + 1), is_file)) {
    return is_file ? "names another host, or no path from the root" : "names no host";
  }
  if (is_file && text.find('?') != std::string_view::npos) {
    return "holds a question mark, which is %3F in a file URL";
  }
  return {};
}

struct FreeHandle {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
struct FreeCurlText {
  void operator()(char* text) const { curl_free(text); }
};
using Handle = std::unique_ptr<CURLU, FreeHandle>;

std::string Part(CURLU* handle, CURLUPart part) {
  char* text = nullptr;
  const CURLUcode code = curl_url_get(handle, part, &text, CURLU_NO_DEFAULT_PORT);
  const std::unique_ptr<char, FreeCurlText> owned(text);
  return code == CURLUE_OK && text != nullptr ? std::string(text) : std::string();
}

// The part of the path that names the document: the last that is not empty, else the host.
std::string NamingSegment(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  while (url.size() > 1 && url.ends_with('/')) url.remove_suffix(1);
  return LastSegment(url);
}

std::string SafeName(std::string_view segment) {
  const std::string valid = base::ValidUtf8(segment);
  std::string name;
  for (std::string_view rest = valid; !rest.empty();) {
    const base::CodePoint next = base::DecodeUtf8(rest);
    const bool control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
    base::AppendUtf8(name, control || next.value == '/' ? '_' : next.value);
    rest.remove_prefix(next.size);
  }
  return name;
}

}  // namespace

base::Result<Url> Url::Parse(std::string_view given) {
  const std::string_view text = base::Trim(given).substr(0, base::Trim(given).find('#'));
  const std::string scheme = Scheme(text);
  if (const std::string_view why = Objection(text, scheme); !why.empty())
    return RefusedUrl(text, why);
  const Handle handle(curl_url());
  const CURLUcode code =
      curl_url_set(handle.get(), CURLUPART_URL, NormalEscapes(text).c_str(), CURLU_DISALLOW_USER);
  // Never repeat a password in a message.
  if (code == CURLUE_USER_NOT_ALLOWED)
    return RefusedUrl(scheme + " URL", "holds a user or password");
  if (code != CURLUE_OK) return RefusedUrl(text, base::LowerAscii(curl_url_strerror(code)));
  Url url;
  url.scheme_ = scheme;
  url.host_ = base::LowerAscii(Part(handle.get(), CURLUPART_HOST));
  // The parser undoes the escapes of a host, and so would let "%1B" in.
  if (!std::all_of(url.host_.begin(), url.host_.end(), IsVisible)) {
    return RefusedUrl(text, "names a host in characters that no host name has");
  }
  const std::string port = Part(handle.get(), CURLUPART_PORT);
  url.text_ = url.scheme_ + "://" + url.host_ + (port.empty() ? "" : ":" + port);
  url.path_start_ = url.text_.size();
  url.text_ += Part(handle.get(), CURLUPART_PATH);
  url.path_end_ = url.text_.size();
  if (scheme == "file" && HasDriveLetter(url.path()))
    return RefusedUrl(text, "begins with a drive");
  const std::string query = Part(handle.get(), CURLUPART_QUERY);
  if (!query.empty()) url.text_ += "?" + query;
  return url;
}

base::Result<Url> Url::Resolve(std::string_view given) const {
  const std::string_view link = base::Trim(given).substr(0, base::Trim(given).find('#'));
  if (link.empty()) return *this;
  if (IsPlainName(link)) return Sibling(link);
  if (!Scheme(link).empty()) return Parse(link);
  if (link.starts_with("//")) return Parse(fmt::format("{}:{}", scheme_, link));
  if (link.front() == '/') return Parse(text_.substr(0, path_start_).append(link));
  if (link.front() == '?') return Parse(text_.substr(0, path_end_).append(link));
  return Parse(std::string(Folder()).append(link));
}

// What parsing it would give, without: most of the links of an index are such names.
Url Url::Sibling(std::string_view name) const {
  Url url = *this;
  url.text_.resize(Folder().size());
  url.text_ += name;
  url.path_end_ = url.text_.size();
  return url;
}

std::string_view Url::path() const {
  return std::string_view(text_).substr(path_start_, path_end_ - path_start_);
}

std::string_view Url::Folder() const {
  return std::string_view(text_).substr(0, path_start_ + path().rfind('/') + 1);
}

bool IsUnreserved(char c) {
  return IsAlpha(c) || IsDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool HasDriveLetter(std::string_view path) {
  return path.size() > 2 && IsAlpha(path[1]) && path[2] == ':' &&
         (path.size() == 3 || path[3] == '/');
}

bool Url::SameOrigin(const Url& other) const { return Origin() == other.Origin(); }

std::string PercentDecode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::optional<char> escaped = Escape(text.substr(at));
    decoded += escaped.value_or(text[at]);
    if (escaped) at += 2;
  }
  return decoded;
}

std::string LastSegment(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return PercentDecode(url.substr(url.rfind('/') + 1));
}

std::string DocumentName(std::string_view url) {
  const std::string segment = NamingSegment(url);
  const std::size_t dot = segment.rfind('.');
  std::string name = SafeName(segment.substr(0, dot));
  if (name.empty() || name == "." || name == "..") name = SafeName(segment);
  return name.empty() || name == "." || name == ".." ? "document" : name;
}

}  // namespace ingest
