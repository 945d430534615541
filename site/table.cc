#include "site/table.h"

#include "base/escape.h"
#include "base/text.h"
#include "report/collected_rows.h"

namespace site {
namespace {

const char* RoleName(Role role) {
  switch (role) {
    case Role::kStart:
      return "start";
    case Role::kEnd:
      return "end";
    case Role::kSeries:
      return "series";
    case Role::kLabel:
      return "label";
    case Role::kPlain:
      break;
  }
  return "";
}

void AddCell(const TableCell& cell, const Column& column, Html& page) {
  const bool is_head = column.role == Role::kLabel;
  page.Add(is_head ? Markup("<th scope=\"row\"") : Markup("<td"));
  if (column.is_number) page.Add(" class=\"n\"");
  page.Add(">");
  if (cell.link.empty()) {
    page.Text(cell.text);
  } else {
    page.Link(cell.link, cell.text);
  }
  page.Add(is_head ? Markup("</th>") : Markup("</td>"));
}

void AddCsvCell(const std::string& text, std::string& csv) {
  std::string cell = base::ValidUtf8(text);
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos) {
    cell.insert(0, 1, '\'');
  }
  const bool is_quoted = cell.find_first_of(",\"\r\n") != std::string::npos;
  csv += is_quoted ? '"' + base::ReplaceAll(cell, "\"", "\"\"") + '"' : cell;
  csv += ',';
}

void EndCsvRow(std::string& csv) {
  csv.pop_back();
  csv += "\r\n";
}

}  // namespace

void AddTable(const Table& table, const std::string& caption, Html& page) {
  page.Add("<div class=\"scroll\" tabindex=\"0\" role=\"region\"").Attribute("aria-label", caption);
  page.Add("><table>\n<caption>").Text(caption).Add("</caption>\n<thead><tr>");
  for (const Column& column : table.columns) {
    page.Add("<th scope=\"col\"");
    if (column.role != Role::kPlain) page.Attribute("data-role", RoleName(column.role));
    if (column.is_number) page.Add(" class=\"n\"");
    page.Add(">").Text(column.title).Add("</th>");
  }
  page.Add("</tr></thead>\n<tbody>\n");
  for (const auto& row : table.rows) {
    page.Add("<tr>");
    for (std::size_t i = 0; i < row.size(); ++i) AddCell(row[i], table.columns[i], page);
    page.Add("</tr>\n");
  }
  page.Add("</tbody></table></div>\n");
}

void AddFigure(const Figure& figure, const Table& table, Html& page) {
  page.Add("<figure class=\"chart\"").Attribute("id", figure.id);
  page.Attribute("data-chart", figure.kind).Add(">\n<figcaption><h3>").Text(figure.title);
  page.Add("</h3><p>").Text(figure.description).Add("</p></figcaption>\n");
  page.Add("<div class=\"drawing\"></div>\n<details><summary>");
  page.Say({"The numbers as a table", "数値を表で見る"}).Add("</summary>\n");
  AddTable(table, figure.title, page);
  page.Add("</details>\n");
  if (!figure.csv.empty()) {
    page.Add("<p class=\"files\"><a download").Attribute("href", figure.csv).Add(">");
    page.Say({"CSV of this chart", "このグラフの CSV"}).Add("</a></p>\n");
  }
  page.Add("</figure>\n");
}

std::string CsvOf(const Table& table) {
  std::string csv;
  for (const Column& column : table.columns) AddCsvCell(column.name, csv);
  EndCsvRow(csv);
  for (const auto& row : table.rows) {
    for (const TableCell& cell : row) AddCsvCell(cell.text, csv);
    EndCsvRow(csv);
  }
  return csv;
}

void CsvRows::Columns(const std::vector<std::string>& names) {
  for (const std::string& name : names) AddCsvCell(name, csv_);
  EndCsvRow(csv_);
}

bool CsvRows::Row(const std::vector<store::Cell>& cells) {
  for (const store::Cell& cell : cells) AddCsvCell(report::CellText(cell), csv_);
  EndCsvRow(csv_);
  return true;
}

}  // namespace site
