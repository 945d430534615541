#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/filters.h"
#include "report/count_pivot.h"
#include "report/count_series.h"
#include "report/overviews.h"

namespace cli {
namespace {

constexpr std::size_t kNumberWidth = 21;  // of a column with the numbers of documents

struct CountsOptions {
  std::string by = "total";
  std::string source;
  report::SeriesOptions series;
};

store::Cell OrNull(const std::string& text) {
  return text.empty() ? store::Cell() : store::Cell(text);
}

std::vector<store::Cell> LongRow(const report::SeriesRow& row, const std::string& dimension) {
  std::vector<store::Cell> cells(13);
  cells[0] = OrNull(row.period_start);
  cells[1] = OrNull(row.period_end);
  cells[2] = OrNull(row.key);
  if (row.listed != nullptr) {
    cells[3] = row.listed->count;
    cells[4] = OrNull(row.listed->label);
    cells[5] = row.listed->footnotes;
    cells[8] = row.listed->line;
  }
  cells[9] = row.source;
  if (row.overview != nullptr) {
    cells[6] = OrNull(row.overview->number);
    cells[7] = row.overview->revision;
    cells[10] = row.overview->name;
  }
  cells[11] = dimension;
  cells[12] = row.note;
  return cells;
}

void WriteLong(const report::CountSeries& series, const std::string& dimension,
               report::RowWriter& writer) {
  writer.Columns({"period_start", "period_end", "key", "count", "label", "footnotes", "number",
                  "revision", "line", "source", "name", "dimension", "note"});
  for (const report::SeriesRow& row : series.rows) writer.Row(LongRow(row, dimension));
}

base::Result<int> RunCounts(Session& session, const CountsOptions& options) {
  if (auto checked = CheckDate("--from", options.series.from); !checked) {
    return base::Forward(checked);
  }
  if (auto checked = CheckDate("--to", options.series.to); !checked) return base::Forward(checked);
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  std::string dimension = options.by;
  std::replace(dimension.begin(), dimension.end(), '-', '_');
  auto source = FindSource(*archive, options.source);
  if (!source) return base::Forward(source);
  auto overviews = report::ReadOverviews(*archive, dimension, *source);
  if (!overviews) return base::Forward(overviews);
  const auto series = report::MakeCountSeries(*overviews, options.series);
  session.StartPager();
  std::vector<std::string> spare = {"source",    "name",       "dimension", "revision",
                                    "footnotes", "period_end", "label"};
  const std::size_t width = session.options().wide ? 0 : session.terminal().width;
  const bool fits = report::FitsPivot(series, width);
  // A table of the keys without the documents' numbers is better than one without keys beside each
  // other.
  const bool fits_alone = fits || report::FitsPivot(series, width + kNumberWidth);
  if (fits_alone && !fits) spare.emplace_back("number");
  const auto writer = session.Rows(std::move(spare));
  if (session.is_table() && fits_alone) {
    report::WritePivot(series, *writer);
  } else {
    WriteLong(series, dimension, *writer);
  }
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddCounts(Arguments arguments) {
  auto options = std::make_shared<CountsOptions>();
  arguments.Add("--by", options->by, "total, type, source-tld, port, notification or publication")
      .OneOf({"total", "type", "source-tld", "source_tld", "port", "notification", "publication"})
      .Type("WHAT");
  arguments.Add("--from", options->series.from, "periods that end on this day or later")
      .Type("DATE");
  arguments.Add("--to", options->series.to, "periods that start on this day or earlier")
      .Type("DATE");
  arguments.Add("--top", options->series.top, "the keys with the highest sums over these periods")
      .Type("N")
      .AtLeastOne();
  arguments.Add("--source", options->source, "of this source alone").Type("NAME");
  return [options](Session& session) { return RunCounts(session, *options); };
}

}  // namespace cli
