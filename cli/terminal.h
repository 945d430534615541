// What standard output and standard error are connected to, and what may be written there.
#pragma once

#include <cstddef>
#include <string>

namespace cli {

struct Terminal {
  bool out = false;    // standard output is one
  bool error = false;  // standard error is one
  bool has_colours = false;
  std::size_t width = 0;        // columns of `out`; 0: it is none
  std::size_t error_width = 0;  // the same of `error`
};

// `color` is auto, always or never. Auto is colours on a terminal, unless TERM is dumb or not set
// or NO_COLOR is (https://no-color.org). COLUMNS goes before what the terminal says of its width.
Terminal LookAtTerminal(const std::string& color);

}  // namespace cli
