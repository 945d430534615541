// The names of CLI11 that headers need; what they are, its own headers say, which four sources
// read.
#pragma once

namespace CLI {
class App;
class Option;
}  // namespace CLI
