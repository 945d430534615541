#include <fmt/format.h>

#include <set>

#include "cli/doctor_checks.h"
#include "cli/transport_for.h"
#include "ingest/url.h"

namespace cli {
namespace {

constexpr std::chrono::seconds kPatience{60};
constexpr std::uint64_t kMostBytes =
    512ULL * 1024;  // of a robots.txt; its content is not looked at

// Of web servers alone, in their order: the robots.txt of each.
std::set<std::string> RobotsFiles(const config::SourceSettings& source) {
  std::set<std::string> files;
  std::vector<std::string> places = source.index;
  places.insert(places.end(), source.urls.begin(), source.urls.end());
  places.insert(places.end(), source.templates.begin(), source.templates.end());
  places.push_back(source.key_url);
  for (const std::string& place : places) {
    const auto url = ingest::Url::Parse(place);
    if (!url || url->scheme() == "file") continue;
    if (auto robots = url->Resolve("/robots.txt")) files.insert(robots->text());
  }
  return files;
}

DoctorRow RowOf(const ingest::Response& response) {
  const bool answers = response.status != 0;
  if (answers && response.status < 500) {
    return {"network", Health::kOk, fmt::format("{}: {}", response.url, response.status), {}};
  }
  return {"network", Health::kWrong,
          fmt::format("{}: {}", response.url,
                      answers ? std::to_string(response.status) : response.error),
          "is the name right, is a proxy needed (https_proxy), is the server up?"};
}

}  // namespace

void CheckNetwork(const config::Settings& settings, DoctorRows& rows) {
  std::set<std::string> asked;
  for (const config::SourceSettings& source : settings.sources) {
    // Without obeying robots.txt: whether a server answers at all.
    ingest::CurlTransport transport(OptionsFor(settings, source, nullptr));
    for (const std::string& url : RobotsFiles(source)) {
      if (!asked.insert(url).second) continue;
      ingest::Request request;
      request.url = url;
      request.max_bytes = kMostBytes;
      transport.Start(std::move(request));
    }
    while (transport.InFlight() > 0) {
      const auto responses = transport.Wait(kPatience);
      if (responses.empty()) break;
      for (const ingest::Response& response : responses) rows.push_back(RowOf(response));
    }
  }
  if (asked.empty()) rows.push_back({"network", Health::kOk, "no source names a web server", {}});
}

}  // namespace cli
