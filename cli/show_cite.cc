#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/text.h"
#include "cli/show_parts.h"
#include "report/collected_rows.h"

namespace cli {
namespace {

// The user ids are those of the key as it was known last.
constexpr const char* kWho =
    "SELECT revision.source, revision.name, revision.number, revision.revision, revision.title, "
    "revision.text_sha256, revision.signed_at, revision.key_id, revision.fingerprint, "
    "(SELECT user_ids FROM trusted_key JOIN source ON source.id = trusted_key.source_id "
    " JOIN verdicts ON verdicts.key_packet_sha256 = trusted_key.packet_sha256 "
    " WHERE source.name = revision.source AND verdicts.text_sha256 = revision.text_sha256 "
    " AND verdicts.source = revision.source AND verdicts.accepted "
    " ORDER BY trusted_key.id DESC LIMIT 1) AS user_id, "
    "revision.url, revision.first_seen FROM revisions AS revision "
    "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0";
constexpr const char* kCitedFact =
    "SELECT kind, key, value, line FROM facts WHERE source = ?1 AND name = ?2 "
    "AND revision = ?3 + 0 AND (key = ?4 OR kind || ' ' || key = ?4) ORDER BY line, position";

using Json = nlohmann::ordered_json;

std::string Text(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || found->is_null()) return {};
  return base::EscapeForTerminal(found->is_string() ? found->get<std::string>() : found->dump());
}

bool HasFact(store::Database& archive, const std::string& text_sha256, std::int64_t line) {
  return archive
      .FindInt("SELECT 1 FROM facts WHERE text_sha256 = ? AND line = ?", text_sha256, line)
      .has_value();
}

// What finds the cited place again, in any archive that holds the same text: the facts on a line,
// the revision where it has none.
std::string QueryFor(store::Database& archive, const std::string& text_sha256, std::int64_t line) {
  if (!HasFact(archive, text_sha256, line)) {
    return fmt::format(
        "SELECT number, revision, signed_at, url FROM revisions WHERE text_sha256 = '{}'",
        text_sha256);
  }
  return fmt::format(
      "SELECT number, revision, kind, key, value, line FROM facts "
      "WHERE text_sha256 = '{}' AND line = {}",
      text_sha256, line);
}

std::string Paragraph(const Json& cited) {
  std::string text = cited["number"].is_null() ? Text(cited, "name") : Text(cited, "number");
  if (const auto title = Text(cited, "title"); !title.empty()) text += fmt::format(", “{}”", title);
  text += fmt::format(", revision {}", Text(cited, "revision"));
  if (!cited["line"].is_null()) {
    text += fmt::format(", line {}: “{}”", Text(cited, "line"), Text(cited, "line_text"));
  }
  if (!cited["key"].is_null()) {
    text +=
        fmt::format(" ({} {}: {})", Text(cited, "kind"), Text(cited, "key"), Text(cited, "value"));
  }
  text += fmt::format(". Signed {} by key {} (fingerprint {}, {}). Signed text SHA-256 {}. {}. ",
                      Text(cited, "signed_at"), Text(cited, "key_id"), Text(cited, "fingerprint"),
                      Text(cited, "user_id"), Text(cited, "text_sha256"), Text(cited, "url"));
  return text + fmt::format("inkan archive {}, source {}, first seen {}.\n\ninkan query \"{}\"\n",
                            Text(cited, "archive"), Text(cited, "source"),
                            Text(cited, "first_seen"), Text(cited, "query"));
}

// One object for each place that is cited.
base::Result<std::vector<Json>> Places(store::Database& archive, const FoundDocument& found,
                                       const CitedPlace& place) {
  std::vector<Json> places;
  if (place.fact.empty()) {
    places.push_back({{"line", place.line == 0 ? Json() : Json(place.line)},
                      {"kind", nullptr},
                      {"key", nullptr},
                      {"value", nullptr}});
    return places;
  }
  auto values = QueryValues(found);
  values.push_back(place.fact);
  report::CollectedRows facts;
  auto done = store::RunQuery(archive, kCitedFact, values, facts);
  if (!done) return base::Forward(done);
  for (const Json& fact : report::RowsJson(facts)) places.push_back(fact);
  if (!places.empty()) return places;
  return base::Failed(fmt::format("{}: has no fact '{}'", base::EscapeForTerminal(found.name),
                                  base::EscapeForTerminal(place.fact)),
                      "'inkan show NUMBER --facts' names those it has");
}

base::Result<Json> Who(Session& session, store::Database& archive, const FoundDocument& found) {
  report::CollectedRows rows;
  auto done = store::RunQuery(archive, kWho, QueryValues(found), rows);
  if (!done) return base::Forward(done);
  auto path = session.ArchivePath();
  if (!path) return base::Forward(path);
  Json who = report::RowsJson(rows).front();
  if (who["user_id"].is_string()) {
    who["user_id"] = base::ReplaceAll(who["user_id"].get<std::string>(), "\n", ", ");
  }
  who["archive"] = base::ValidUtf8(*path);
  return who;
}

store::Cell CellOf(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_number()) return value.get<std::int64_t>();
  return value.get<std::string>();
}

}  // namespace

base::Result<int> ShowCitation(Session& session, store::Database& archive,
                               const FoundDocument& found, const CitedPlace& place) {
  const auto lines = SignedLines(archive, found);
  if (!lines) return base::Forward(lines);
  if (place.line > static_cast<std::int64_t>(lines->size())) {
    return base::Failed(
        fmt::format("{}: has {} lines", base::EscapeForTerminal(found.name), lines->size()),
        "'inkan show NUMBER --text' prints them");
  }
  const auto who = Who(session, archive, found);
  if (!who) return base::Forward(who);
  const auto places = Places(archive, found, place);
  if (!places) return base::Forward(places);
  const auto writer = session.WholeRows();
  bool any = false;
  for (const Json& one : *places) {
    Json cited = *who;
    cited.update(one);
    const std::int64_t line = one["line"].is_null() ? 0 : one["line"].get<std::int64_t>();
    cited["line_text"] = line == 0 ? Json() : Json(base::ValidUtf8(LineText(*lines, line)));
    cited["query"] = QueryFor(archive, found.text_sha256, line);
    if (session.is_table()) {
      session.out() << (any ? "\n" : "") << Paragraph(cited);
    } else {
      std::vector<std::string> names;
      std::vector<store::Cell> cells;
      for (const auto& [name, value] : cited.items()) {
        names.push_back(name);
        cells.push_back(CellOf(value));
      }
      if (!any) writer->Columns(names);
      writer->Row(cells);
    }
    any = true;
  }
  if (!session.is_table()) writer->Finish();
  return kDone;
}

}  // namespace cli
