#include "site/manifest.h"

#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/file.h"
#include "site/paths.h"

namespace site {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxManifest = std::size_t{1} << 30U;
constexpr int kVersion = 1;

tl::unexpected<base::Error> NoManifest(const fs::path& file) {
  return base::UsageError(
      base::EscapeForTerminal(file.string()) + ": is no list of a site's files",
      "give another folder; or remove the whole site, and let it be made anew");
}

// Throws what nlohmann throws where the shape is another.
bool TakeParts(const nlohmann::json& json, Manifest& manifest) {
  if (json.at("version").get<int>() != kVersion) return false;
  manifest.generator = json.at("generator").get<std::string>();
  for (const auto& [name, written] : json.at("parts").items()) {
    Part& part = manifest.parts[name];
    part.state = written.at("state").get<std::string>();
    for (const auto& [path, file] : written.at("files").items()) {
      if (!IsSafePath(path)) return false;
      part.files[path] = {file.at(0).get<std::string>(), file.at(1).get<std::uint64_t>()};
    }
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
  try {
    if (!TakeParts(nlohmann::json::parse(*text), manifest)) return NoManifest(file);
  } catch (const nlohmann::json::exception&) {
    return NoManifest(file);
  }
  return manifest;
}

std::string ManifestText(const Manifest& manifest) {
  nlohmann::json parts = nlohmann::json::object();
  for (const auto& [name, part] : manifest.parts) {
    nlohmann::json files = nlohmann::json::object();
    for (const auto& [path, file] : part.files) files[path] = {file.sha256, file.size};
    parts[name] = {{"state", part.state}, {"files", std::move(files)}};
  }
  return nlohmann::json{
             {"version", kVersion}, {"generator", manifest.generator}, {"parts", std::move(parts)}}
             .dump(0) +
         '\n';
}

}  // namespace site
