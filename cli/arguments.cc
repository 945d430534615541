#include "cli/arguments.h"

#include <CLI/App.hpp>
#include <charconv>

namespace cli {

Option& Option::Type(const char* name) {
  option_->type_name(name);
  return *this;
}

Option& Option::Required() {
  option_->required();
  return *this;
}

Option& Option::OneOf(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return *this;
}

Option& Option::AtLeastOne() {
  // Not CLI::PositiveNumber, which names the largest double in full.
  option_->check(
      [](const std::string& text) {
        std::int64_t number = 0;
        const char* const end = text.data() + text.size();
        const bool is_number = std::from_chars(text.data(), end, number).ptr == end;
        return is_number && number > 0 ? std::string() : "is no number from 1 on: " + text;
      },
      "");
  return *this;
}

Option& Option::Within(std::int64_t least, std::int64_t most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Option& Option::OneValueEach() {
  option_->allow_extra_args(false)->take_all();
  return *this;
}

Option& Option::AtOnce() {
  option_->trigger_on_parse();
  return *this;
}

Option& Option::Needs(const Option& other) {
  option_->needs(other.option_);
  return *this;
}

Option& Option::Excludes(const Option& other) {
  option_->excludes(other.option_);
  return *this;
}

Option Arguments::Add(const char* name, std::string& value, const char* help) {
  return Option(app_->add_option(name, value, help));
}

Option Arguments::Add(const char* name, std::vector<std::string>& values, const char* help) {
  return Option(app_->add_option(name, values, help));
}

Option Arguments::Add(const char* name, std::vector<std::int64_t>& values, const char* help) {
  return Option(app_->add_option(name, values, help));
}

Option Arguments::Add(const char* name, std::int64_t& value, const char* help) {
  return Option(app_->add_option(name, value, help));
}

Option Arguments::Add(const char* name, std::size_t& value, const char* help) {
  return Option(app_->add_option(name, value, help));
}

Option Arguments::Add(const char* name, int& value, const char* help) {
  return Option(app_->add_option(name, value, help));
}

Option Arguments::Add(const char* name) { return Option(app_->add_option(name)); }

Option Arguments::Flag(const char* name, bool& value, const char* help) {
  return Option(app_->add_flag(name, value, help));
}

Arguments Arguments::Alternatives(const char* title) {
  CLI::Option_group* group = app_->add_option_group(title);
  group->require_option(0, 1);
  return Arguments(group);
}

Arguments Arguments::Subcommand(const char* name, const char* summary,
                                const std::function<void()>& chosen) {
  CLI::App* subcommand = app_->add_subcommand(name, summary);
  if (chosen) subcommand->callback(chosen);
  return Arguments(subcommand);
}

void Arguments::RequireSubcommand() { app_->require_subcommand(1); }

void Arguments::AllowSubcommand() { app_->require_subcommand(0, 1); }

const CLI::App& Arguments::program() const {
  const CLI::App* app = app_;
  while (app->get_parent() != nullptr) app = app->get_parent();
  return *app;
}

}  // namespace cli
