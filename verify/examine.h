// Everything that can be said of a file before any engine is asked: its messages, their canonical
// text, what their signature packets claim, and what is wrong with their structure.
//
// Pure, without keys and without a clock.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/clear_sign.h"
#include "verify/engine.h"
#include "verify/verdict.h"

namespace verify {

struct ExaminedMessage {
  std::optional<int> ordinal;
  // kUnsigned, kMalformed or kUnsupported where structure decides; nothing where an engine must.
  std::optional<Outcome> decided;
  std::optional<Fault> fault;  // set with `decided`
  std::optional<SignatureFacts> facts;
  DetachedSignature detached;  // what to hand to an engine, when nothing is decided
};

struct ExaminedFile {
  std::string raw_sha256;
  // How the file was made of the bytes that came (recover/recover.h); empty where it is those
  // bytes.
  std::string recovered_by;
  bool text_outside = false;
  std::vector<ExaminedMessage> messages;  // never empty: a file without a message has one entry
};

ExaminedFile Examine(std::string_view file);
// The same where the hash of the file is known already.
ExaminedFile Examine(std::string_view file, std::string raw_sha256);

// The canonical text with LF line ends, as it is hashed for text_sha256 and given to parsers.
std::string WithLfLineEnds(const std::string& canonical_text);

}  // namespace verify
