// What a command can be given: its options, positionals and subcommands.
//
// In front of CLI11, whose headers are read by a few files alone: they are templates through and
// through, and took most of the time that it takes to compile a command. Both classes are handles
// of what CLI11 owns, for as long as the program runs; values are written before the action is
// called, and must be there then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "cli/cli11.h"

namespace cli {

class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option& Type(const char* name);  // what a value is called in the help
  Option& Required();
  Option& OneOf(const std::vector<std::string>& values);
  Option& AtLeastOne();  // a number from 1 on
  Option& Within(std::int64_t least, std::int64_t most);
  Option& OneValueEach();  // may be repeated, and what stands behind its value is none of it
  Option& AtOnce();        // read before all that is wrong is told
  Option& Needs(const Option& other);
  Option& Excludes(const Option& other);

 private:
  CLI::Option* option_;
};

class Arguments {
 public:
  explicit Arguments(CLI::App* app) : app_(app) {}

  // "--name" is an option, "NAME" a positional.
  Option Add(const char* name, std::string& value, const char* help);
  Option Add(const char* name, std::vector<std::string>& values, const char* help);
  Option Add(const char* name, std::vector<std::int64_t>& values, const char* help);
  Option Add(const char* name, std::int64_t& value, const char* help);
  Option Add(const char* name, std::size_t& value, const char* help);
  Option Add(const char* name, int& value, const char* help);
  Option Add(const char* name);  // whose value nobody asks for
  Option Flag(const char* name, bool& value, const char* help);

  // Flags of which one at the most is given.
  Arguments Alternatives(const char* title);
  // `chosen` is called when it is the one that was given.
  Arguments Subcommand(const char* name, const char* summary,
                       const std::function<void()>& chosen = {});
  void RequireSubcommand();
  void AllowSubcommand();  // one at the most

  // All commands.
  const CLI::App& program() const;

 private:
  CLI::App* app_;
};

}  // namespace cli
