// A table of the site: shown as HTML, drawn as a chart by assets/charts.js, and kept as CSV.
//
// One set of rows is behind all three, so that a chart can show nothing that its table does not
// hold.
#pragma once

#include <string>
#include <vector>

#include "site/html.h"
#include "store/queries.h"

namespace site {

enum class Role {
  kPlain,
  kStart,   // where a row is on the axis of a chart: a day or a year
  kEnd,     // where it ends there
  kSeries,  // numbers that a chart shows, under the column's title
  kLabel,   // what a row is called in a chart
};

struct Column {
  std::string name;   // in the CSV
  std::string title;  // in the table and the chart
  Role role = Role::kPlain;
  bool is_number = false;
};

struct TableCell {
  std::string text;
  std::string link = {};  // inside of the site, or empty
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<TableCell>> rows;
};

struct Figure {
  const char* kind;  // what assets/charts.js draws
  std::string id;
  std::string title;
  std::string description;  // how to read it
  std::string csv;          // where the CSV is, from the page
};

void AddTable(const Table& table, const std::string& caption, Html& page);
// The chart's place with the table behind it.
void AddFigure(const Figure& figure, const Table& table, Html& page);

// RFC 4180 with a header line, in UTF-8. What a spreadsheet would take for a formula gets an
// apostrophe before it.
std::string CsvOf(const Table& table);

// The same of the rows of a query, for those that are shown nowhere else.
class CsvRows : public store::RowSink {
 public:
  void Columns(const std::vector<std::string>& names) override;
  bool Row(const std::vector<store::Cell>& cells) override;
  const std::string& csv() const { return csv_; }

 private:
  std::string csv_;
};

}  // namespace site
