// The lists of references of alerts and technical documents, whose entries need no numbers.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"
#include "parse/notice_sections.h"

namespace parse {

// `sections` are those of the text. The entries below each head 参考情報, 参考文献, 関連情報 or
// References, numbered or not, up to the next section or rule. An entry is a title over one or more
// lines, then its URLs; it starts at a marker, a bullet, behind a blank line, or behind the URL of
// the one before. The marker is "" where there is none, and a bullet is none. What has neither a
// marker nor a URL is an entry only if it names a publication by number; sentences are none.
std::vector<Citation> ReadNoticeCitations(const std::vector<Line>& lines,
                                          const std::vector<NoticeSection>& sections);

}  // namespace parse
