// Numbers in the text format that Prometheus reads
// (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace report {

struct Sample {
  std::string source;  // the value of the label `source`, any text; empty: no label
  std::int64_t value = 0;
};

// One gauge with its samples; without any it is left out.
struct Metric {
  std::string name;  // of letters, digits and '_'
  std::string help;  // a sentence of ours, without a line end or '\'
  std::vector<Sample> samples;
};

std::string PrometheusText(const std::vector<Metric>& metrics);

}  // namespace report
