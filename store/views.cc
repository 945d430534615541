#include "store/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "store/schema.h"

namespace store {
namespace {

constexpr std::string_view kCreate = "CREATE VIEW ";

struct View {
  std::string_view name;
  std::string_view sql;  // as SQLite keeps it: without the semicolon
};

std::vector<View> ViewsOfToday() {
  std::vector<View> views;
  const std::string_view text = kSchemaViews;
  for (std::size_t at = text.find(kCreate); at != std::string_view::npos;
       at = text.find(kCreate, at + 1)) {
    const std::string_view sql = text.substr(at, text.find(";\n", at) - at);
    const std::string_view name = sql.substr(kCreate.size());
    views.push_back({name.substr(0, name.find(' ')), sql});
  }
  return views;
}

bool IsThere(Database& database, const View& view) {
  return database
      .FindInt("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = ? AND sql = ?",
               view.name, view.sql)
      .has_value();
}

}  // namespace

base::Status RenewViews(Database& database) {
  const std::vector<View> views = ViewsOfToday();
  const auto is_there = [&](const View& view) { return IsThere(database, view); };
  if (std::all_of(views.begin(), views.end(), is_there)) return database.Check();
  database.Begin();
  for (const View& view : views) {
    database.Script(fmt::format("DROP VIEW IF EXISTS \"{}\"", view.name));
  }
  database.Script(kSchemaViews);
  return database.Commit();
}

}  // namespace store
