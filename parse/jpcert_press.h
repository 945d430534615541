// JPCERT/CC's press releases, which have no number.
#pragma once

#include "parse/series.h"

namespace parse {

// Number is the path of the document's own URL, without its extension, where the text gives that
// URL: press/2004/0317. Title, day, sections, citations and references as in ReadNotice
// (parse/jpcert_notice.h); a field "contact" for each line below お問い合わせ先.
Series JpcertPressSeries();

}  // namespace parse
