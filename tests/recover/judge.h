// The way of a file through recovery, with the real gpg1.
#pragma once

#include <string>

#include "recover/verify_file.h"

namespace support {

// The one judgement about `bytes`, with `pinned` as the trusted key and today in 2026. Fails the
// test where there are more.
verify::Judgement JudgeWithRecovery(const std::string& bytes, const verify::Policy& policy = {},
                                    const std::string& key = "pinned");

// A notice in ISO-2022-JP with what programs of the time stumble over: lines that begin with a dash
// or with "From ", trailing blanks and a tab, '<' and '&', full-width forms, a long line.
std::string JapaneseText();
// The same, signed by `pinned` in the form of PGP 2.6.
std::string JapaneseNotice();

}  // namespace support
