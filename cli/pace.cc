#include "cli/pace.h"

#include <fmt/format.h>

#include <cmath>

namespace cli {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds kWindow{30};
constexpr Seconds kApart{0.3};
constexpr Seconds kLeast{2};

std::string RateWords(double rate) {
  if (rate >= 10) return fmt::format("{:.0f}/s", rate);
  if (rate >= 1) return fmt::format("{:.1f}/s", rate);
  return fmt::format("{:.1f}/min", rate * 60);
}

std::string TimeWords(double seconds) {
  if (seconds < 60) return fmt::format("{:.0f} s", std::ceil(seconds));
  if (seconds < 3600) return fmt::format("{:.0f} min", std::ceil(seconds / 60));
  const auto minutes = static_cast<std::int64_t>(std::ceil(seconds / 60));
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

}  // namespace

void Pace::Note(std::int64_t done, Time now) {
  if (!points_.empty() && done < points_.back().done) points_.clear();
  // The point before the last is the newest that is kept.
  if (points_.size() > 1 && now - points_[points_.size() - 2].at < kApart) points_.pop_back();
  points_.push_back({now, done});
  while (points_.size() > 2 && now - points_.front().at > kWindow) points_.pop_front();
}

std::string Pace::Words(std::int64_t all) const {
  if (points_.empty()) return {};
  const Seconds taken = points_.back().at - points_.front().at;
  const std::int64_t done = points_.back().done - points_.front().done;
  if (taken < kLeast || done <= 0) return {};
  const double rate = static_cast<double>(done) / taken.count();
  std::string words = ", " + RateWords(rate);
  const std::int64_t left = all - points_.back().done;
  if (left > 0) words += fmt::format(", {} left", TimeWords(static_cast<double>(left) / rate));
  return words;
}

}  // namespace cli
