// The products that an alert says are affected.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"
#include "parse/notice_sections.h"

namespace parse {

// The rows of the sections headed 対象, 対象となるシステム, 影響を受ける製品, 該当システム and the
// like, as fields "affects": one for each bullet, or for each line where there are no bullets, with
// the lines that it goes on over. Sentences and addresses are no rows, and nothing is below a
// sentence that says what is not affected.
std::vector<Field> ReadAffected(const std::vector<Line>& lines,
                                const std::vector<NoticeSection>& sections);

}  // namespace parse
