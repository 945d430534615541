#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "base/text.h"
#include "cli/doctor_checks.h"
#include "cli/source_check.h"

namespace cli {
namespace {

// Who can write a trust anchor decides what is believed.
bool OthersMayWrite(const std::filesystem::path& path) {
  struct stat facts {};
  return stat(path.c_str(), &facts) == 0 && (facts.st_mode & S_IWOTH) != 0;
}

DoctorRow File(const config::Settings& settings) {
  if (settings.file.empty()) {
    return {"configuration", Health::kWarning, "no file is found",
            "give one with --config; config/example.toml is one to start from"};
  }
  const std::string name = settings.file.string();
  if (OthersMayWrite(settings.file)) {
    return {"configuration", Health::kWrong, name + ": everybody may write it",
            "chmod o-w: it says which keys are trusted"};
  }
  if (settings.sources.empty()) {
    return {"configuration", Health::kWarning, name + ": names no source, so nothing is mirrored",
            "add a [[source]], or take the '#' away from one that is there"};
  }
  return {"configuration",
          Health::kOk,
          fmt::format("{}: {} sources", name, settings.sources.size()),
          {}};
}

DoctorRow Source(const config::SourceSettings& source) {
  const std::string check = "source " + source.name;
  if (const auto checked = CheckSource(source); !checked) {
    return {check, Health::kWrong, checked.error().message, checked.error().hint};
  }
  const auto open_key = std::find_if(source.keys.begin(), source.keys.end(), OthersMayWrite);
  if (open_key != source.keys.end()) {
    return {check, Health::kWrong, open_key->string() + ": everybody may write it",
            "chmod o-w: whoever can change it decides which key is trusted"};
  }
  return {check,
          Health::kOk,
          fmt::format("{} keys{}", source.keys.size(),
                      source.IsMirrored() ? "" : ", nothing to mirror: it lives from ingest"),
          {}};
}

}  // namespace

void CheckConfiguration(const config::Settings& settings, DoctorRows& rows) {
  rows.push_back(File(settings));
  for (const config::SourceSettings& source : settings.sources) rows.push_back(Source(source));
}

}  // namespace cli
