#include "tests/support/demo.h"

#include <array>
#include <stdexcept>
#include <string_view>

#include "base/file.h"
#include "tests/support/catalogue.h"
#include "tests/support/charset.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

struct DemoPlan {
  std::string_view name;
  std::string_view signed_at;
  std::string_view changed_from;  // after the signature; empty where nothing is changed
  std::string_view changed_to;
};

constexpr std::array<DemoPlan, 3> kDemoPlans = {{
    {"pr040002", "2004-04-15T03:50:35Z", "", ""},
    {"pr040004", "2004-07-19T02:15:20Z", "", ""},
    {"pr040099", "2004-10-18T04:30:10Z", "512", "912"},
}};

std::string Read(const std::filesystem::path& file) {
  base::Result<std::string> bytes = base::ReadFile(file);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  return *std::move(bytes);
}

std::string Document(const std::filesystem::path& folder, const DemoPlan& plan, const Key& key) {
  const std::string source = Read(folder / "source" / (std::string(plan.name) + ".utf8.txt"));
  const std::string document = ClearSign(Encode(source, "ISO-2022-JP"), key, At(plan.signed_at));
  if (plan.changed_from.empty()) return document;
  return Replace(document, plan.changed_from, plan.changed_to);
}

}  // namespace

std::filesystem::path DemoFolder() { return INKAN_DEMO; }

std::vector<DemoFile> MakeDemo(const std::filesystem::path& folder) {
  const Key key = TestKey("demo");
  std::vector<DemoFile> files = {{"keys/demo.asc", ArmoredKeyBlock(key)}};
  for (const DemoPlan& plan : kDemoPlans) {
    files.push_back(
        {"site/pr/2004/" + std::string(plan.name) + ".txt", Document(folder, plan, key)});
  }
  return files;
}

}  // namespace support
