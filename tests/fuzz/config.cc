#include <algorithm>
#include <string>

#include "config/settings.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

bool IsOneLine(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool IsPlace(const std::string& url) { return url.find("://") != std::string::npos; }

void CheckSource(const config::SourceSettings& source) {
  Require(!source.name.empty() && source.name.size() <= 64, "a source has a name");
  Require(!source.keys.empty() && !source.engines.empty(), "it has keys and engines");
  for (const auto& key : source.keys) Require(key.is_absolute(), "a key has a whole path");
  Require(source.key_url.empty() || IsPlace(source.key_url), "the key is watched at a URL");
  for (const auto* places : {&source.index, &source.urls, &source.templates}) {
    Require(std::all_of(places->begin(), places->end(), IsPlace), "places are URLs");
  }
  Require(source.max_requests_per_second >= 0, "a rate is not below zero");
  Require(source.md5_until.ok(), "a last day is a day");
}

}  // namespace

void Config(std::string_view bytes) {
  const auto settings = config::LoadSettings(MemoryFile(bytes));
  if (!settings) {
    const base::Error& error = settings.error();
    Require(error.kind == base::ErrorKind::kUsage, "a wrong configuration is the user's");
    Require(!error.message.empty() && IsOneLine(error.message), "an error is one line");
    return Require(IsOneLine(error.hint), "and so is its hint");
  }
  Require(settings->archive.is_absolute(), "the archive has a whole path");
  for (const auto& source : settings->sources) {
    CheckSource(source);
    Require(settings->Find(source.name) == &source, "no two sources have one name");
  }
}

}  // namespace fuzz
