#include "base/time.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <charconv>

namespace base {
namespace {

// The number written in `text` with digits only; -1 where there is anything else.
int Number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && text.front() != '-' ? value : -1;
}

}  // namespace

std::string FormatDate(std::chrono::year_month_day date) {
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string FormatTime(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  return fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}Z"),
                     FormatDate(std::chrono::year_month_day{day}), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::optional<std::chrono::year_month_day> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  const int day = Number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Time> ParseTime(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const auto date = ParseDate(text.substr(0, 10));
  const int hours = Number(text.substr(11, 2));
  const int minutes = Number(text.substr(14, 2));
  const int seconds = Number(text.substr(17, 2));
  if (!date || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  if (seconds < 0 || seconds > 59) return std::nullopt;
  return std::chrono::sys_days{*date} + std::chrono::hours{hours} + std::chrono::minutes{minutes} +
         std::chrono::seconds{seconds};
}

std::optional<std::chrono::hours> ParseSpan(std::string_view text) {
  constexpr int kMostHours = 10 * 366 * 24;
  if (text.size() < 2 || text.size() > 6) return std::nullopt;
  const int number = Number(text.substr(0, text.size() - 1));
  const char unit = text.back();
  if (number < 1 || (unit != 'h' && unit != 'd')) return std::nullopt;
  const int hours = unit == 'd' ? number * 24 : number;
  if (hours > kMostHours) return std::nullopt;
  return std::chrono::hours{hours};
}

Time SystemClock::Now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace base
