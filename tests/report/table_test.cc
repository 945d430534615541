#include <doctest/doctest.h>

#include <sstream>

#include "report/rows.h"
#include "report/table_layout.h"
#include "report/width.h"

namespace {

std::string Table(const report::TableStyle& style) {
  std::ostringstream out;
  const auto writer = report::MakeRowWriter(report::Format::kTable, out, style);
  writer->Columns({"number", "key_id", "count", "title"});
  writer->Row({std::string("PR-1"), std::string("0123456789ABCDEF"), std::int64_t{1234567},
               std::string("脆弱性に関する長い表題でどこまでも続く")});
  writer->Finish();
  return out.str();
}

}  // namespace

TEST_CASE("a table without a width is whole") {
  CHECK(Table({}).find("どこまでも続く\n") != std::string::npos);
}

TEST_CASE("a narrow table leaves spare columns out and cuts text and never a number") {
  const std::string table = Table({false, 40, {"key_id"}});
  CHECK(table ==
        "number  count    title\n"
        "PR-1    1234567  脆弱性に関する長い表題…\n"
        "(--wide shows key_id too)\n");
}

TEST_CASE("a time and a hash are never cut") {
  std::ostringstream out;
  const auto writer =
      report::MakeRowWriter(report::Format::kTable, out, {false, 64, {"user", "seen"}});
  writer->Columns({"fingerprint", "user", "seen"});
  writer->Row({std::string(40, 'A'), std::string(30, 'u'), std::string("2004-04-15T03:50:35Z")});
  writer->Finish();
  CHECK(out.str() == "fingerprint                               seen\n" + std::string(40, 'A') +
                         "  2004-04-15T03:50:35Z\n(--wide shows user too)\n");
}

TEST_CASE("of a URL the end is shown") {
  std::ostringstream out;
  const auto writer = report::MakeRowWriter(report::Format::kTable, out, {false, 20, {}});
  writer->Columns({"url"});
  writer->Row({std::string("https://www.example.org/at/2004/at040001.txt")});
  writer->Row({std::string("see https://www.example.org/at/2004/at040001.txt")});
  writer->Row({std::string("ftp://h/a")});
  writer->Finish();
  CHECK(out.str() == "url\n…t/2004/at040001.txt\nsee https://www.exa…\nftp://h/a\n");
}

TEST_CASE("a wide table leaves nothing out") {
  CHECK(Table({false, 200, {"key_id"}}) == Table({}));
}

TEST_CASE("what is emphasised stays in sight when a cell is cut") {
  std::ostringstream out;
  const auto writer = report::MakeRowWriter(report::Format::kTable, out, {false, 20, {}});
  writer->Columns({"snippet"});
  writer->Emphasise(0, {{40, 43}});
  writer->Row({std::string(40, 'a') + "hit" + std::string(40, 'b')});
  writer->Finish();
  CHECK(out.str() == "snippet\n…aaaaa[hit]bbbbbbbb…\n");
}

TEST_CASE("columns that cannot fit are as narrow as can be") {
  std::vector<report::TableColumn> columns = {{"a", 50, true, true}, {"n", 30, false, true}};
  report::FitColumns(columns, {"n"}, 20);
  CHECK(columns[0].width == 20);
  CHECK_FALSE(columns[1].is_shown);
  columns = {{"a", 50, true, true}, {"n", 30, false, true}};
  report::FitColumns(columns, {}, 20);
  CHECK(columns[0].width == 8);
  CHECK(columns[1].width == 30);
}

TEST_CASE("a text is cut from the left by columns and not by bytes") {
  CHECK(report::CutFromLeft("abc", 3) == "abc");
  CHECK(report::CutFromLeft("abcd", 3) == "…cd");
  CHECK(report::CutFromLeft("脆弱性", 4) == "…性");
}
