// Any other text.
#pragma once

#include "parse/series.h"

namespace parse {

// Takes every text. Number, title and day of a CERT advisory or of a text with a labelled header
// (Topic:, Title:, Subject:, Date:), and the numbers it names; of anything else those numbers only.
Series PlainSeries();

}  // namespace parse
