// Every seed through its target, without a fuzzer: so a compiler is all that it takes.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;

struct Target {
  const char* name;
  void (*run)(std::string_view bytes);
};

constexpr std::array kTargets = {
    Target{"armor", fuzz::Armor},
    Target{"charset", fuzz::Charset},
    Target{"config", fuzz::Config},
    Target{"diff", fuzz::Diff},
    Target{"escape", fuzz::Escape},
    Target{"keys", fuzz::Keys},
    Target{"ledger", fuzz::Ledger},
    Target{"links", fuzz::Links},
    Target{"mail", fuzz::Mail},
    Target{"mbox", fuzz::Mbox},
    Target{"packets", fuzz::Packets},
    Target{"parse_alert", fuzz::ParseAlert},
    Target{"parse_freebsd", fuzz::ParseFreebsd},
    Target{"parse_overview", fuzz::ParseOverview},
    Target{"parse_plain", fuzz::ParsePlain},
    Target{"parse_press", fuzz::ParsePress},
    Target{"parse_report", fuzz::ParseReport},
    Target{"parse_technical", fuzz::ParseTechnical},
    Target{"parse_translation", fuzz::ParseTranslation},
    Target{"recovery", fuzz::Recovery},
    Target{"search", fuzz::Search},
    Target{"signature", fuzz::Signature},
    Target{"splitter", fuzz::Splitter},
    Target{"url", fuzz::Url},
    Target{"worker", fuzz::Worker},
};

}  // namespace

TEST_CASE("every seed passes through its target") {
  for (const Target& target : kTargets) {
    CAPTURE(target.name);
    int seeds = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(INKAN_SEEDS) / target.name)) {
      const auto bytes = base::ReadFile(entry.path());
      REQUIRE(bytes);
      CAPTURE(entry.path().filename().string());
      CHECK_NOTHROW(target.run(*bytes));
      ++seeds;
    }
    CHECK(seeds > 0);
  }
}

TEST_CASE("no seed lies where no target takes it") {
  for (const auto& entry : fs::directory_iterator(INKAN_SEEDS)) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK(std::any_of(kTargets.begin(), kTargets.end(),
                      [&](const Target& target) { return name == target.name; }));
  }
}
