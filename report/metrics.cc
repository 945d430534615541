#include "report/metrics.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/text.h"

namespace report {
namespace {

std::string LabelValue(const std::string& text) {
  std::string escaped = base::ReplaceAll(base::ValidUtf8(text), "\\", "\\\\");
  escaped = base::ReplaceAll(escaped, "\"", "\\\"");
  return base::ReplaceAll(escaped, "\n", "\\n");
}

}  // namespace

std::string PrometheusText(const std::vector<Metric>& metrics) {
  std::string text;
  for (const Metric& metric : metrics) {
    if (metric.samples.empty()) continue;
    text += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", metric.name, metric.help);
    for (const Sample& sample : metric.samples) {
      const std::string label =
          sample.source.empty() ? "" : fmt::format("{{source=\"{}\"}}", LabelValue(sample.source));
      text += fmt::format("{}{} {}\n", metric.name, label, sample.value);
    }
  }
  return text;
}

}  // namespace report
