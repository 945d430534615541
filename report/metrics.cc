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
      text += fmt::format("{}{{source=\"{}\"}} {}\n", metric.name, LabelValue(sample.source),
                          sample.value);
    }
  }
  return text;
}

}  // namespace report
