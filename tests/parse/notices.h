// Facsimiles of alerts, technical documents and press releases, in our own words: the layouts are
// those of the originals, everything they say is made up.
#pragma once

#include <string>
#include <vector>

namespace parse_test {

std::string EarlyAlert();    // 2001: rules, a mark in brackets instead of a title
std::string Alert();         // 2003: a mark with a day
std::string RevisedAlert();  // 2005: (初版) and (更新)
std::string LaterAlert();    // 2007: a revision history, rows of asterisks
std::string Technical();     // ED: versions, a table of contents
std::string OldTechnical();  // E-TEC: a number with a revision
std::string PressRelease();

std::vector<std::string> AllNotices();

}  // namespace parse_test
