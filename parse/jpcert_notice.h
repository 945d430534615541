// What JPCERT/CC's alerts, technical documents and whatever else has a number of its have in
// common; and the parser of those of them that have no parser of their own.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"
#include "parse/notice_sections.h"
#include "parse/series.h"

namespace parse {

// The lines as they are, or with their line breaks restored.
std::vector<Line> RestoreNotice(std::vector<Line>&& lines);

// The document's number and series, from a number near the top.
void ReadNumber(const std::vector<Line>& lines, Document& document);

// Title, days, revision notes, sections, citations and references; and the fields title-en,
// subtitle, url, latest and first-issued. The number is known before. Returns the sections with
// their lines.
std::vector<NoticeSection> ReadNotice(const std::vector<Line>& lines, Document& document);

Series JpcertNoticeSeries();

}  // namespace parse
