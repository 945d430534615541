#include "formats/view_tables.h"

#include <fmt/format.h>

#include "formats/format_guide.h"
#include "formats/output_file.h"
#include "store/queries.h"

namespace formats {
namespace {

class CountingSink : public store::RowSink {
 public:
  explicit CountingSink(store::RowSink& rows) : rows_(rows) {}
  void Columns(const std::vector<std::string>& names) override { rows_.Columns(names); }
  bool Row(const std::vector<store::Cell>& cells) override {
    ++count_;
    return rows_.Row(cells);
  }
  std::int64_t count() const { return count_; }

 private:
  store::RowSink& rows_;
  std::int64_t count_ = 0;
};

// "1, 2, 3" for a view of three columns.
std::string AllColumns(store::Database& archive, const std::string& view) {
  const auto columns =
      archive.FindInt("SELECT count(*) FROM pragma_table_info(?)", view).value_or(0);
  std::string list = "1";
  for (std::int64_t i = 2; i <= columns; ++i) list += fmt::format(", {}", i);
  return list;
}

base::Result<std::int64_t> ExportView(store::Database& archive, report::Format format,
                                      const std::string& view, const std::filesystem::path& path) {
  OutputFile file(path);
  const auto writer = report::MakeRowWriter(format, file.stream());
  CountingSink sink(*writer);
  auto done = store::RunQuery(
      archive, fmt::format("SELECT * FROM {} ORDER BY {}", view, AllColumns(archive, view)), {},
      sink);
  if (!done) return base::Forward(done);
  writer->Finish();
  if (auto closed = file.Close(); !closed) return base::Forward(closed);
  return sink.count();
}

}  // namespace

base::Result<Exported> ExportViews(store::Database& archive, report::Format format,
                                   const std::filesystem::path& folder,
                                   const ExportProgress& progress) {
  const auto views = PublicViews();
  const char* ending = format == report::Format::kCsv ? "csv" : "jsonl";
  Exported exported;
  for (const std::string& view : views) {
    const auto rows =
        ExportView(archive, format, view, folder / fmt::format("{}.{}", view, ending));
    if (!rows) return base::Forward(rows);
    ++exported.files;
    exported.records += *rows;
    if (progress) progress(exported.files, static_cast<std::int64_t>(views.size()));
  }
  if (auto summed = WriteSums(folder); !summed) return base::Forward(summed);
  ++exported.files;
  return exported;
}

}  // namespace formats
