#include <fmt/format.h>

#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/filters.h"
#include "cli/log.h"
#include "ingest/accepted_text.h"
#include "parse/charset.h"
#include "parse/snippet.h"
#include "store/text_search.h"

namespace cli {
namespace {

struct SearchOptions {
  std::string text;
  store::SearchFilter filter;
};

store::Cell CellOf(const std::optional<std::string>& text) {
  return text ? store::Cell(*text) : store::Cell();
}

// For programs: where the snippet's marks are, in characters. "3-8,20-25", the ends exclusive.
std::string MarksInCharacters(const parse::Snippet& snippet) {
  const auto characters = [&](std::size_t bytes) {
    return std::count_if(snippet.text.begin(),
                         snippet.text.begin() + static_cast<std::ptrdiff_t>(bytes),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  std::vector<std::string> marks;
  for (const auto& mark : snippet.marks) {
    marks.push_back(fmt::format("{}-{}", characters(mark.begin), characters(mark.end)));
  }
  return base::Join(marks, ",");
}

class HitWriter {
 public:
  explicit HitWriter(Session& session)
      : is_table_(session.is_table()),
        writer_(session.Rows({"source", "name", "series", "title", "issued"})) {
    columns_ = {"source", "name", "number", "series", "issued", "title", "line", "snippet"};
    if (!is_table_) columns_.insert(columns_.end(), {"marks", "revision"});
    writer_->Columns(columns_);
  }

  void Write(const store::SearchHit& hit, const parse::Snippet& snippet) {
    std::vector<store::Cell> cells = {
        hit.source,
        hit.name,
        CellOf(hit.number),
        CellOf(hit.series),
        CellOf(hit.issued),
        CellOf(hit.title),
        snippet.line ? store::Cell(std::int64_t{*snippet.line}) : store::Cell(),
        snippet.text};
    if (is_table_) {
      std::vector<report::Range> ranges;
      for (const auto& mark : snippet.marks) ranges.push_back({mark.begin, mark.end});
      writer_->Emphasise(cells.size() - 1, ranges);
    } else {
      cells.insert(cells.end(), {MarksInCharacters(snippet), hit.revision});
    }
    writer_->Row(cells);
  }
  void Finish() { writer_->Finish(); }

 private:
  bool is_table_;
  std::vector<std::string> columns_;
  std::unique_ptr<report::RowWriter> writer_;
};

base::Result<store::SearchFilter> CheckedFilter(store::Database& archive,
                                                store::SearchFilter filter) {
  auto source = FindSource(archive, filter.source);
  if (!source) return base::Forward(source);
  auto series = FindSeries(archive, filter.series);
  if (!series) return base::Forward(series);
  filter.source = *source;
  filter.series = *series;
  return filter;
}

// To who sits before it: what the table does not say.
void ExplainHits(const store::SearchHits& found) {
  if (found.hits.empty()) {
    Inform("no document holds that");
  } else if (!found.is_ranked) {
    Inform(
        fmt::format("more than {} texts hold that, so the newest come first; further words find "
                    "those that are meant",
                    store::kMostRanked));
  }
}

base::Result<int> RunSearch(Session& session, const SearchOptions& options) {
  if (auto checked = CheckDate("--from", options.filter.from); !checked) {
    return base::Forward(checked);
  }
  if (auto checked = CheckDate("--to", options.filter.to); !checked) return base::Forward(checked);
  const auto query = parse::ParseSearchQuery(options.text);
  if (!query) return base::Forward(query);
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const auto filter = CheckedFilter(*archive, options.filter);
  if (!filter) return base::Forward(filter);
  const auto found = store::FindText(*archive, parse::MatchExpression(*query), *filter);
  if (!found) return base::Forward(found);
  session.StartPager();
  HitWriter writer(session);
  for (const store::SearchHit& hit : found->hits) {
    const auto text = ingest::ReadAcceptedText(*archive, hit.revision_id);
    if (!text) return base::Forward(text);
    writer.Write(hit, parse::MakeSnippet(parse::Decode(text->text()).text, *query));
  }
  writer.Finish();
  session.EndPager();
  if (session.terminal().error) ExplainHits(*found);
  return kDone;
}

}  // namespace

Action AddSearch(Arguments arguments) {
  auto options = std::make_shared<SearchOptions>();
  store::SearchFilter& filter = options->filter;
  arguments
      .Add("TEXT", options->text, "one argument: words, \"phrases\", -unwanted, one OR the other")
      .Required();
  arguments.Add("--source", filter.source, "of this source alone").Type("NAME");
  arguments.Add("--series", filter.series, "of this series alone: PR, AT, SA …").Type("SERIES");
  arguments.Add("--from", filter.from, "issued on this day or later").Type("DATE");
  arguments.Add("--to", filter.to, "issued on this day or earlier").Type("DATE");
  arguments.Add("--limit", filter.limit, "so many at the most; 20 without it")
      .AtLeastOne()
      .Type("N");
  arguments.Flag("--all-revisions", filter.all_revisions, "also texts that are not current");
  return [options](Session& session) { return RunSearch(session, *options); };
}

}  // namespace cli
