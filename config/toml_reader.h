// Reading values out of a TOML table, with the line of every mistake.
//
// Life cycle: one reader for each table; every key that is asked for is known, and Finish tells of
// the keys that nobody asked for. The first error is kept, later reads keep their defaults.
#pragma once

#include <toml++/toml.h>

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace config {

class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string file, std::optional<base::Error>& error)
      : table_(table), file_(std::move(file)), error_(error) {}

  void Read(const char* key, std::string& value);
  void Read(const char* key, std::vector<std::string>& values);
  void Read(const char* key, bool& value);
  void Read(const char* key, double& value, double least, double most);
  void Read(const char* key, int& value, int least, int most);
  void Read(const char* key, std::chrono::year_month_day& value);
  void Read(const char* key, std::optional<std::chrono::hours>& value);
  const toml::array* Tables(const char* key);
  void Finish();  // an unknown key is an error

  // Says where the key stands; nothing happens when there was an error before.
  void Fail(const char* key, const std::string& what, const std::string& hint = {});

 private:
  const toml::node* Find(const char* key);
  void FailAt(const toml::source_region& where, const std::string& what, const std::string& hint);

  const toml::table& table_;
  std::string file_;
  std::optional<base::Error>& error_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace config
