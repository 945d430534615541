#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace cli {
namespace {

constexpr std::size_t kUsualWidth = 80;
constexpr std::size_t kLeastWidth = 20;

std::string_view Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool ColoursByThemselves() {
  const std::string_view term = Variable("TERM");
  return Variable("NO_COLOR").empty() && !term.empty() && term != "dumb";
}

std::size_t TerminalWidth(int fd) {
  std::size_t columns = 0;
  const std::string_view given = Variable("COLUMNS");
  std::from_chars(given.data(), given.data() + given.size(), columns);
  winsize size{};
  if (columns == 0 && ioctl(fd, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  if (columns == 0) return kUsualWidth;
  return columns < kLeastWidth ? kLeastWidth : columns;
}

}  // namespace

Terminal LookAtTerminal(const std::string& color) {
  Terminal terminal;
  terminal.out = isatty(STDOUT_FILENO) == 1;
  terminal.error = isatty(STDERR_FILENO) == 1;
  terminal.has_colours =
      color == "always" || (color != "never" && terminal.out && ColoursByThemselves());
  if (terminal.out) terminal.width = TerminalWidth(STDOUT_FILENO);
  if (terminal.error) terminal.error_width = TerminalWidth(STDERR_FILENO);
  return terminal;
}

}  // namespace cli
