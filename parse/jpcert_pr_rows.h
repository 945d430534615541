// The rows of the tables in an activity overview.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parse {

struct TableRow {
  std::string subject;               // ".au", "135", "icmp", "その他"
  std::optional<std::string> label;  // "epmap"
  std::int64_t count = 0;
  std::vector<std::string> footnotes;  // "*1"
};

// ".au 237 件", "au ドメイン 237 件", whose subject is ".au" too.
std::optional<TableRow> DomainRowOn(std::string_view line);
// "135 (epmap) 327件 (*1)", "icmp (*1) 120件"; a port above 65535 is none. "135/udp", "udp/135" and
// "UDP 135" give the subject "135/udp", a range "135-139".
std::optional<TableRow> PortRowOn(std::string_view line);
// "その他 31件", which sums up the rest of the table it ends.
std::optional<TableRow> RemainderRowOn(std::string_view line);
// Any short label and a count that fill a line and are no sentence.
std::optional<TableRow> LabelRowOn(std::string_view line);
// The same where the line is known to be in a list: "(不明) 12件", whose subject is 不明.
std::optional<TableRow> ListRowOn(std::string_view line);
// What is left of a row of ports or domains whose count went to the next line: "135 (epmap)",
// ".au". A number without a name is none: it may be anything.
bool IsRowWithoutCount(std::string_view line);
// "327件 (*1)" and nothing else.
bool IsCountAlone(std::string_view line);
// "Netsky [25]", "Witty ワーム [37]": the name without the word for what it is.
std::optional<std::string> MalwareNameOn(std::string_view line);
// Names that a sentence gives, told by the platform before them as antivirus products wrote it:
// "W32/Zotob.A", "VBS/LoveLetter". Other names cannot be told from words.
std::vector<std::string> MalwareNamesIn(std::string_view line);

}  // namespace parse
