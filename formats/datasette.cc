#include "formats/datasette.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/text.h"
#include "formats/format_guide.h"

namespace formats {
namespace {

using Json = nlohmann::ordered_json;

// Datasette shows text as it is; the guide's code marks would be in the way.
std::string Plain(const std::string& text) { return base::ReplaceAll(text, "`", ""); }

Json TableJson(const GuideTable& table) {
  Json json = {{"description", Plain(table.text)}};
  if (!table.is_public) json["hidden"] = true;
  for (const GuideColumn& column : table.columns) {
    json["columns"][column.name] = Plain(column.text);
    // Of a document's or a page's body; in other tables the column holds the body itself.
    if (column.name == "bytes" && table.name == "exchanges") json["units"]["bytes"] = "B";
    if (column.name == "bits") json["units"]["bits"] = "bit";
  }
  return json;
}

// "Reports per quarter" is reports-per-quarter.
std::string QueryName(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (is_plain) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!is_plain && !name.empty() && name.back() != '-') name += '-';
  }
  return name.substr(0, name.find_last_not_of('-') + 1);
}

}  // namespace

std::string DatasetteMetadata(const std::string& database) {
  Json tables;
  Json queries;
  for (const GuideTable& table : TheGuide().tables) tables[table.name] = TableJson(table);
  for (const GuideQuestion& question : TheGuide().questions) {
    queries[QueryName(question.title)] = {{"title", question.title}, {"sql", question.sql}};
  }
  Json json = {
      {"title", "An inkan archive"},
      {"description",
       "Clear-signed documents, who signed them, and what they say. Every fact has the line "
       "of the signed text that it stands on."}};
  json["databases"][base::ValidUtf8(database)] = {
      {"description", "Begin with documents, incident_counts and facts."},
      {"tables", std::move(tables)},
      {"queries", std::move(queries)}};
  return json.dump(2) + "\n";
}

}  // namespace formats
