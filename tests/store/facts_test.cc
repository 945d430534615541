#include "store/facts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "store/archive.h"
#include "store/queries.h"

namespace {

using Strings = std::vector<std::string>;

struct Text {
  std::string operator()(std::monostate) const { return "-"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return text; }
};

// Rows as their cells with blanks between.
class Rows : public store::RowSink {
 public:
  void Columns(const Strings& /*names*/) override {}
  bool Row(const std::vector<store::Cell>& cells) override {
    std::string row;
    for (const auto& cell : cells) row += (row.empty() ? "" : " ") + std::visit(Text{}, cell);
    rows.push_back(row);
    return true;
  }
  Strings rows;
};

Strings RowsOf(store::Database& archive, const std::string& sql) {
  Rows rows;
  REQUIRE(store::RunQuery(archive, sql, {}, rows));
  return rows.rows;
}

parse::Document Overview(const std::string& number, std::vector<parse::Count> counts) {
  parse::Document document;
  document.parser = "jpcert-pr";
  document.number = number;
  document.period_start = "1998-01-01";
  document.period_end = "1998-03-31";
  document.counts = std::move(counts);
  return document;
}

// A revision of a document of that name, with what it says.
void Add(store::Database& archive, int id, const std::string& name, int revision,
         const parse::Document& document) {
  archive.Script(fmt::format(
      "INSERT OR IGNORE INTO source VALUES (1, 'demo', 'jpcert');"
      "INSERT OR IGNORE INTO blob VALUES (1, hex(zeroblob(32)), '');"
      "INSERT INTO signed_text VALUES ({0}, printf('%064d', {0}));"
      "INSERT OR IGNORE INTO judgement (id, source_id, blob_id, at, engines, outcome, accepted, "
      "reasons, caveats, detail, policy) VALUES (1, 1, 1, '', '', 'good', 1, '', "
      "'', '', '');"
      "INSERT OR IGNORE INTO document (source_id, name, first_seen) VALUES (1, '{1}', '');"
      "INSERT INTO revision VALUES ({0}, (SELECT id FROM document WHERE name = '{1}'), {2}, {0}, "
      "1, '1998-04-0{2}', '', '');"
      "INSERT INTO standing VALUES ({0}, 1);",
      id, name, revision));
  store::Facts(archive).Add(id, fmt::format("1998-04-0{}", revision), document);
}

}  // namespace

TEST_CASE("a count is kept with its gloss and a key of the document's own words without one") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  Add(*archive, 1, "a", 1,
      Overview("N1", {{"type", "scan", "スキャン", 5, {}, 1}, {"type", "凧", "凧", 2, {}, 2}}));
  CHECK(RowsOf(*archive, "SELECT key, label, gloss FROM incident_counts ORDER BY position") ==
        Strings{"scan スキャン probe or scan", "凧 凧 -"});
}

TEST_CASE("an overview is what has counts or is of the series that has them and gives a period") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  parse::Document document;
  Add(*archive, 1, "neither", 1, document);
  document.series = "PR";
  Add(*archive, 2, "no period", 1, document);
  document.period_start = "1998-01-01";
  Add(*archive, 3, "a period", 1, document);
  document.series = "AT";
  Add(*archive, 4, "another series", 1, document);
  document = {};
  document.counts = {{"total", "reports", {}, 1, {}, 1}};
  Add(*archive, 5, "counts", 1, document);
  CHECK(RowsOf(*archive, "SELECT revision_id FROM revision_fact WHERE is_overview = 1") ==
        Strings{"3", "5"});
}

TEST_CASE("where parts and total differ a view says by how much") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  Add(*archive, 1, "a", 1,
      Overview("N1", {{"total", "reports", {}, 100, {}, 1},
                      {"type", "scan", {}, 50, {}, 2},
                      {"type", "paper-plane", {}, 54, {}, 3},
                      {"source_tld", "jp", {}, 92, {}, 4},
                      {"port", "135", {}, 7, {}, 5}}));
  Add(*archive, 2, "b", 1, Overview("N2", {{"type", "scan", {}, 1, {}, 1}}));
  CHECK(RowsOf(*archive, "SELECT number, dimension, parts, total, difference FROM count_checks") ==
        Strings{"N1 source_tld 92 100 -8", "N1 type 104 100 4"});
}

TEST_CASE("each overview of a quarter has a row and an older revision has none") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  Add(*archive, 1, "a", 1, Overview("N1", {{"total", "reports", {}, 99, {}, 1}}));
  Add(*archive, 2, "a", 2,
      Overview("N1", {{"total", "reports", {}, 100, {}, 1},
                      {"notification", "sites", {}, 30, {}, 2},
                      {"type", "scan", {}, 50, {}, 3},
                      {"type", "forged-header", {}, 7, {}, 4},
                      {"type", "paper-plane", {}, 54, {}, 5}}));
  Add(*archive, 3, "b", 1, Overview("N2", {{"total", "reports", {}, 100, {}, 1}}));
  CHECK(RowsOf(*archive,
               "SELECT period_start, total, sites_notified, scan, forged_header, intrusion, "
               "types_sum, types_minus_total, number, revision FROM quarters") ==
        Strings{"1998-01-01 100 30 50 7 - 111 11 N1 2", "1998-01-01 100 - - - - - - N2 1"});
}

TEST_CASE("sections and publications and actions are rows of their views") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  parse::Document document = Overview("N1", {});
  document.sections = {{2, "I.", "集い", "event", 7}};
  document.publications = {{"alert", "1998-02-16", "戸の話", "http://a.example/", 5},
                           {"alert", std::nullopt, "窓の話", std::nullopt, 6}};
  document.actions = {{"intrusion", "戸を外す", 3}};
  Add(*archive, 1, "a", 1, document);
  CHECK(RowsOf(*archive, "SELECT number, level, marker, title, kind, line FROM sections") ==
        Strings{"N1 2 I. 集い event 7"});
  CHECK(RowsOf(*archive, "SELECT key, published_on, title, url, line FROM publications") ==
        Strings{"alert 1998-02-16 戸の話 http://a.example/ 5", "alert - 窓の話 - 6"});
  CHECK(RowsOf(*archive, "SELECT type, text, line FROM intruder_actions") ==
        Strings{"intrusion 戸を外す 3"});
}
