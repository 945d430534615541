#include "cli/filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/time.h"
#include "store/sources.h"

namespace cli {
namespace {

base::Result<std::string> Choose(const std::vector<std::string>& names, const std::string& given,
                                 const char* what) {
  if (given.empty()) return given;
  const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
    return base::LowerAscii(name) == base::LowerAscii(given);
  });
  if (found != names.end()) return *found;
  return base::UsageError(
      fmt::format("'{}' is no {} of the archive", given, what),
      names.empty() ? "the archive is empty" : "there are: " + base::Join(names, ", "));
}

std::vector<std::string> SeriesNames(store::Database& archive) {
  store::Statement& row = archive.Prepare(
      "SELECT DISTINCT series FROM revision_fact WHERE series IS NOT NULL ORDER BY series");
  std::vector<std::string> names;
  while (row.Step()) names.push_back(row.Text(0));
  row.Reset();
  return names;
}

}  // namespace

base::Status CheckDate(const char* option, const std::string& text) {
  if (text.empty() || base::ParseDate(text)) return {};
  return base::UsageError(std::string(option) + ": is not a date", "write it as 2004-01-31");
}

base::Result<std::string> FindSource(store::Database& archive, const std::string& given) {
  if (given.empty()) return given;
  const auto names = store::Sources(archive).Names();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return Choose(names, given, "source");
}

base::Result<std::string> FindSeries(store::Database& archive, const std::string& given) {
  if (given.empty()) return given;
  const auto names = SeriesNames(archive);
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return Choose(names, given, "series");
}

}  // namespace cli
