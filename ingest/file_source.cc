#include "ingest/file_source.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/escape.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/time.h"
#include "ingest/url.h"

namespace ingest {
namespace {

namespace fs = std::filesystem;

std::string Named(const fs::path& path) { return base::EscapeForTerminal(path.string()); }

// RFC 3986, 3.3: what a path may hold unescaped, less what some programs stumble over.
bool StaysPlain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/:@+,=").find(c) != std::string_view::npos;
}

std::string EscapedPath(std::string_view path) {
  std::string url;
  const bool has_drive = HasDriveLetter(path);
  for (const char c : path) {
    const bool of_drive = has_drive && url.size() == 2;
    if (StaysPlain(c) && !of_drive) {
      url += c;
    } else {
      url += "%" + base::HexUpper(std::string_view(&c, 1));
    }
  }
  return url;
}

void GiveBody(const Request& request, std::string body, Response& response) {
  response.status = 200;
  response.bytes = body.size();
  if (!request.sink) {
    response.body = std::move(body);
    return;
  }
  if (request.head) request.head({response.effective_url, response.content_type});
  const bool goes_on = body.empty() || request.sink(body);
  if (!goes_on) response.error = "the reader of the body stopped before its end";
}

// Time and size, empty unless it is a regular file.
std::string IndexDate(const fs::path& path) {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
  const base::Time time{std::chrono::seconds(facts.st_mtim.tv_sec)};
  return fmt::format("{} {}", base::FormatTime(time), facts.st_size);
}

}  // namespace

base::Result<fs::path> FilePath(std::string_view text) {
  const base::Result<Url> url = Url::Parse(text);
  if (!url) return base::Forward(url);
  if (url->scheme() != "file") return base::UsageError(url->text() + ": is not a file URL");
  std::string path = PercentDecode(url->path());
  if (path.find('\0') != std::string::npos) {
    return base::UsageError(url->text() + ": has a NUL in its path");
  }
  return fs::path(std::move(path));
}

bool IsFileUrl(std::string_view url) { return url.starts_with("file://"); }

std::string FileUrl(const fs::path& path) {
  std::error_code ignored;
  const fs::path absolute = fs::absolute(path, ignored);
  return "file://" + EscapedPath((absolute.empty() ? path : absolute).lexically_normal().string());
}

Response FetchFile(const Request& request) {
  Response response;
  response.tag = request.tag;
  response.url = response.effective_url = request.url;
  const base::Result<fs::path> path = FilePath(request.url);
  if (!path) {
    response.error = path.error().message;
    return response;
  }
  const std::uint64_t limit = request.max_bytes == 0 ? base::kMaxDocumentSize : request.max_bytes;
  std::error_code code;
  const std::uintmax_t size = fs::file_size(*path, code);
  if (code == std::errc::no_such_file_or_directory) {
    response.status = 404;
    return response;
  }
  response.too_large = !code && size > limit;
  if (response.too_large) {
    response.error = fmt::format("larger than {} bytes, the most that is taken", limit);
    return response;
  }
  base::Result<std::string> body = base::ReadFile(*path, static_cast<std::size_t>(limit));
  if (body) {
    GiveBody(request, std::move(*body), response);
  } else {
    response.error = body.error().message;
  }
  return response;
}

base::Result<std::vector<Link>> ListFolder(std::string_view url, std::size_t max_entries) {
  const base::Result<fs::path> folder = FilePath(url);
  if (!folder) return base::Forward(folder);
  std::vector<std::pair<std::string, std::string>> files;  // name and date
  std::error_code code;
  std::size_t entries = 0;
  fs::directory_iterator at(*folder, code);
  for (; !code && at != fs::directory_iterator(); at.increment(code)) {
    if (++entries > max_entries) {
      return base::Failed(fmt::format("{}: has more than {} entries", Named(*folder), max_entries),
                          "spread the files over several folders, each an index of its own");
    }
    std::string date = IndexDate(at->path());
    if (!date.empty()) files.emplace_back(at->path().filename().string(), std::move(date));
  }
  if (code)
    return base::Failed(fmt::format("{}: cannot be listed: {}", Named(*folder), code.message()));
  std::sort(files.begin(), files.end());
  std::vector<Link> links;
  links.reserve(files.size());
  for (auto& [name, date] : files) links.push_back({FileUrl(*folder / name), std::move(date)});
  return links;
}

}  // namespace ingest
