// EUC-JP, which ISO-2022-JP is turned into too (parse/iso2022jp.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse {

// UTF-8 from EUC-JP with the rows that NEC and IBM added: the original ISO-2022-JP mails use row
// 13, which the C library's own ISO-2022-JP refuses. A byte or pair without a meaning becomes one
// U+FFFD; an ASCII byte is never taken as the second half of a wrong pair. Nothing where the C
// library lacks the converter. May be called from any thread.
std::optional<std::string> ConvertEucJp(std::string_view bytes);

}  // namespace parse
