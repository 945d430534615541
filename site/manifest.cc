#include "site/manifest.h"

#include <charconv>

#include "base/escape.h"
#include "base/file.h"
#include "base/text.h"
#include "site/paths.h"

namespace site {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxManifest = std::size_t{1} << 30U;
constexpr std::string_view kFirstWord = "inkan-site-1";

tl::unexpected<base::Error> NoManifest(const fs::path& file) {
  return base::UsageError(base::EscapeForTerminal(file.string()) + ": is no list of a site's files",
                          "give another folder; or remove the whole site, and let it be made anew");
}

bool ReadSize(std::string_view digits, std::uint64_t& size) {
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, size);
  return !digits.empty() && read.ec == std::errc() && read.ptr == end;
}

// Lines of "part STATE NAME", each followed by its files as "SHA256 SIZE PATH".
bool TakeParts(const std::vector<std::string_view>& lines, Manifest& manifest) {
  if (lines.empty() || lines[0].substr(0, kFirstWord.size() + 1) != std::string(kFirstWord) + ' ') {
    return false;
  }
  manifest.generator = lines[0].substr(kFirstWord.size() + 1);
  Part* part = nullptr;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto words = base::Split(lines[i], ' ');
    if (words.size() != 3 || !IsSafePath(words[2])) return false;
    if (words[0] == "part") {
      part = &manifest.parts[std::string(words[2])];
      part->state = words[1];
      continue;
    }
    WrittenFile file{std::string(words[0]), 0};
    if (part == nullptr || !ReadSize(words[1], file.size)) return false;
    part->files.emplace_hint(part->files.end(), words[2], std::move(file));
  }
  return true;
}

}  // namespace

base::Result<Manifest> ReadManifest(const fs::path& folder) {
  const fs::path file = folder / kManifestName;
  Manifest manifest;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error))) return manifest;
  const auto text = base::ReadFile(file, kMaxManifest);
  if (!text) return base::Forward(text);
  if (!TakeParts(base::SplitLines(*text), manifest)) return NoManifest(file);
  return manifest;
}

std::string ManifestText(const Manifest& manifest) {
  std::string text = std::string(kFirstWord) + ' ' + manifest.generator + '\n';
  for (const auto& [name, part] : manifest.parts) {
    text.append("part ").append(part.state).append(" ").append(name).append("\n");
    for (const auto& [path, file] : part.files) {
      text.append(file.sha256).append(" ").append(std::to_string(file.size)).append(" ");
      text.append(path).append("\n");
    }
  }
  return text;
}

}  // namespace site
