#include "config/toml_reader.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "base/text.h"
#include "base/time.h"

namespace config {

const toml::node* TomlReader::Find(const char* key) {
  known_.insert(key);
  return table_.get(key);
}

void TomlReader::FailAt(const toml::source_region& where, const std::string& what,
                        const std::string& hint) {
  if (error_) return;
  error_ = base::Error{base::ErrorKind::kUsage,
                       fmt::format("{}:{}: {}", file_, where.begin.line, what), hint};
}

void TomlReader::Fail(const char* key, const std::string& what, const std::string& hint) {
  const toml::node* node = table_.get(key);
  FailAt(node != nullptr ? node->source() : table_.source(), what, hint);
}

void TomlReader::Read(const char* key, std::string& value) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  if (!node->is_string()) return Fail(key, fmt::format("'{}' must be a text in quotes", key));
  value = node->as_string()->get();
}

void TomlReader::Read(const char* key, std::vector<std::string>& values) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  const toml::array* array = node->as_array();
  if (array == nullptr || (!array->empty() && !array->is_homogeneous<std::string>())) {
    return Fail(key, fmt::format("'{}' must be a list of texts: [\"…\", \"…\"]", key));
  }
  values.clear();
  for (const toml::node& element : *array) values.push_back(element.as_string()->get());
}

void TomlReader::Read(const char* key, bool& value) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  if (!node->is_boolean()) return Fail(key, fmt::format("'{}' must be true or false", key));
  value = node->as_boolean()->get();
}

void TomlReader::Read(const char* key, double& value, double least, double most) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  const auto number = node->value<double>();
  if (!node->is_number() || !number || !(*number >= least && *number <= most)) {
    return Fail(key, fmt::format("'{}' must be a number from {} to {}", key, least, most));
  }
  value = *number;
}

void TomlReader::Read(const char* key, int& value, int least, int most) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  // Not value(), which would cast any 3e99 to an integer.
  const auto number = node->value_exact<std::int64_t>();
  if (!node->is_integer() || !number || *number < least || *number > most) {
    return Fail(key, fmt::format("'{}' must be a whole number from {} to {}", key, least, most));
  }
  value = static_cast<int>(*number);
}

void TomlReader::Read(const char* key, std::chrono::year_month_day& value) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  std::optional<std::chrono::year_month_day> date;
  if (node->is_date()) {
    const toml::date& day = node->as_date()->get();
    date = base::ParseDate(fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day));
  } else if (node->is_string()) {
    date = base::ParseDate(node->as_string()->get());
  }
  if (!date) return Fail(key, fmt::format("'{}' must be a day, as in 2012-01-01", key));
  value = *date;
}

void TomlReader::Read(const char* key, std::optional<std::chrono::hours>& value) {
  const toml::node* node = Find(key);
  if (node == nullptr) return;
  const auto span = node->is_string() ? base::ParseSpan(node->as_string()->get()) : std::nullopt;
  if (!span) return Fail(key, fmt::format("'{}' must be hours or days: \"36h\", \"3d\"", key));
  value = span;
}

const toml::array* TomlReader::Tables(const char* key) {
  const toml::node* node = Find(key);
  if (node == nullptr) return nullptr;
  const toml::array* array = node->as_array();
  if (array == nullptr || !array->is_array_of_tables()) {
    Fail(key, fmt::format("'{0}' must be written as [[{0}]]", key));
    return nullptr;
  }
  return array;
}

void TomlReader::Finish() {
  for (const auto& [key, node] : table_) {
    if (known_.count(key.str()) > 0) continue;
    std::vector<std::string> names(known_.begin(), known_.end());
    FailAt(key.source(), fmt::format("unknown key '{}'", base::EscapeForTerminal(key.str())),
           fmt::format("known here: {}", base::Join(names, ", ")));
  }
}

}  // namespace config
