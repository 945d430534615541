// Points in time, in UTC and whole seconds, which is all that OpenPGP knows (RFC 4880, 3.5).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Time = std::chrono::sys_seconds;

// "2004-04-15T03:50:35Z": the one form in which times are stored, printed and compared as text.
std::string FormatTime(Time time);
// The form that FormatTime gives; nothing else.
std::optional<Time> ParseTime(std::string_view text);
// "2004-04-15", a day that exists.
std::optional<std::chrono::year_month_day> ParseDate(std::string_view text);
std::string FormatDate(std::chrono::year_month_day date);
// "36h" or "3d": a whole number, at least 1, of hours or days; ten years at the most.
std::optional<std::chrono::hours> ParseSpan(std::string_view text);

// The seam at which tests stand in for the clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time Now() const = 0;
};

class SystemClock : public Clock {
 public:
  Time Now() const override;
};

}  // namespace base
