#include "tests/ingest/derived.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "store/migrate.h"

namespace support {
namespace {

std::string Dump(store::Database& archive, const std::string& sql) {
  store::Statement& row = archive.Prepare(sql);
  std::vector<std::string> rows;
  while (row.Step()) {
    std::string text;
    for (int i = 0; i < row.Columns(); ++i) {
      text += row.IsNull(i) ? "NULL|" : "'" + row.Text(i) + "'|";
    }
    rows.push_back(std::move(text));
  }
  row.Reset();
  std::sort(rows.begin(), rows.end());
  return base::Join(rows, "\n");
}

}  // namespace

std::map<std::string, std::string> DumpDerived(store::Database& archive) {
  archive.Script(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, text_index, instance)");
  std::map<std::string, std::string> dump;
  for (const std::string& table : store::DerivedTables()) {
    dump[table] = Dump(archive, "SELECT * FROM \"" + table + "\"");
  }
  dump["text_index"] = Dump(archive, "SELECT * FROM temp.words");
  dump["sizes of text_index"] = Dump(archive, "SELECT id, hex(sz) FROM text_index_docsize");
  archive.Script("DROP TABLE temp.words");
  REQUIRE(archive.Check());
  return dump;
}

}  // namespace support
