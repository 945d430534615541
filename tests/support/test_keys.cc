#include "tests/support/test_keys.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/file.h"
#include "tests/support/vector.h"

namespace support {
namespace {

struct KeyPlan {
  std::string_view name;
  std::string_view user_id;
  std::string_view created;
  int valid_days;
  int version;
  unsigned bits;
};

constexpr std::array<KeyPlan, 6> kKeyPlans = {{
    {"pinned", "inkan pinned test key <pinned@example.org>", "1996-03-01T00:00:00Z", 0, 3, 1024},
    {"twin", "inkan pinned test key <pinned@example.org>", "1996-03-01T00:00:00Z", 0, 3, 1024},
    {"brief", "inkan brief test key <brief@example.org>", "2003-01-01T00:00:00Z", 365, 3, 1024},
    {"stranger", "inkan strange test key <stranger@example.org>", "1997-06-01T00:00:00Z", 0, 3,
     1024},
    {"modern", "inkan modern test key <modern@example.org>", "2009-06-01T00:00:00Z", 0, 4, 2048},
    {"demo", "inkan demo key <demo@example.org>", "1996-05-22T07:21:45Z", 0, 3, 1024},
}};

const KeyPlan& PlanOf(std::string_view name) {
  const auto* const plan = std::find_if(kKeyPlans.begin(), kKeyPlans.end(),
                                        [&](const KeyPlan& each) { return each.name == name; });
  if (plan == kKeyPlans.end()) throw std::runtime_error("no such test key: " + std::string(name));
  return *plan;
}

std::filesystem::path PemOf(const std::filesystem::path& folder, std::string_view name) {
  return folder / (std::string(name) + ".pem");
}

Key ReadKey(const std::filesystem::path& folder, const KeyPlan& plan) {
  const base::Result<std::string> pem = base::ReadFile(PemOf(folder, plan.name));
  if (!pem) throw std::runtime_error(pem.error().message);
  return {.rsa = Rsa::FromPem(*pem),
          .user_id = std::string(plan.user_id),
          .created = At(plan.created),
          .valid_days = plan.valid_days,
          .version = plan.version};
}

Rsa MakeRsa(const std::filesystem::path& folder, const KeyPlan& plan) {
  if (plan.name != "twin") return Rsa::Make(plan.bits);
  return Rsa::MakeWithKeyId(KeyId(ReadKey(folder, PlanOf("pinned"))), plan.bits);
}

void Write(const std::filesystem::path& file, std::string_view bytes) {
  const base::Status written = base::WriteFile(file, bytes);
  if (!written) throw std::runtime_error(written.error().message);
}

}  // namespace

Key TestKey(std::string_view name) { return ReadKey(VectorsFolder() / "keys", PlanOf(name)); }

std::vector<std::string> TestKeyNames() {
  std::vector<std::string> names;
  for (const KeyPlan& plan : kKeyPlans) names.emplace_back(plan.name);
  return names;
}

void WriteTestKeys(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const KeyPlan& plan : kKeyPlans) {
    const std::filesystem::path pem = PemOf(folder, plan.name);
    if (!std::filesystem::exists(pem)) Write(pem, MakeRsa(folder, plan).ToPem());
    Write(folder / (std::string(plan.name) + ".asc"), ArmoredKeyBlock(ReadKey(folder, plan)));
  }
}

}  // namespace support
