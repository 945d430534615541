#include <optional>
#include <string>

#include "base/text.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/clear_sign.h"
#include "verify/diagnose.h"
#include "verify/examine.h"

namespace fuzz {
namespace {

// The lines of a canonical text; they alone hold CR and LF.
std::vector<std::string> CanonicalLines(const std::string& text) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\r\n") == 0) {
      lines.emplace_back();
      ++at;
    } else {
      lines.back() += text[at];
    }
  }
  return lines;
}

// The message as a program would write it, with that behind each line of the text.
std::string Written(const verify::ClearSignedMessage& message, std::string_view line_end) {
  std::string file(verify::kBeginMessage);
  file += "\n";
  if (message.has_hash_header) file += "Hash: " + base::Join(message.hash_names, ",") + "\n";
  file += "\n";
  for (const std::string& line : CanonicalLines(message.canonical_text)) {
    if (!line.empty() && line.front() == '-') file += "- ";
    file += line;
    file += line_end;
  }
  return file.append(verify::kBeginSignature) + "\n" + message.armor +
         std::string(verify::kEndSignature) + "\n";
}

void CheckText(const verify::ClearSignedMessage& message) {
  for (const std::string& line : CanonicalLines(message.canonical_text)) {
    Require(line.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
            "a line of canonical text holds no line end and no NUL");
    Require(line.empty() || (line.back() != ' ' && line.back() != '\r'),
            "a line of canonical text ends in no blank");
    Require(!message.has_hash_header || line.empty() || line.back() != '\t',
            "behind a Hash: header a tab is a blank");
    Require(line.size() <= verify::kMaxLineLength, "a line that is too long is a fault");
  }
}

// Who writes the message down gets the same one, whatever blanks and line ends are behind lines.
void CheckWrittenMessage(const verify::ClearSignedMessage& message, std::string_view line_end) {
  const verify::SplitFile again = verify::SplitClearSigned(Written(message, line_end));
  Require(again.messages.size() == 1 && !again.text_outside, "one message was written");
  Require(!again.messages[0].fault, "what was written has no fault");
  Require(again.messages[0].canonical_text == message.canonical_text, "the text stays the same");
  Require(again.messages[0].armor == message.armor, "the armor stays the same");
  Require(again.messages[0].hash_names == message.hash_names, "the digests stay the same");
}

void CheckExamined(std::string_view file, const verify::SplitFile& split) {
  const verify::ExaminedFile examined = verify::Examine(file);
  Require(!examined.messages.empty(), "a file without a message has one entry");
  Require(examined.text_outside == split.text_outside, "text outside is told on");
  for (const verify::ExaminedMessage& message : examined.messages) {
    Require(message.decided.has_value() == message.fault.has_value(), "a decision has its reason");
    Require(message.decided || !message.detached.packet.empty(), "an engine gets a packet");
    Require(message.ordinal.has_value() == !split.messages.empty(), "a message has an ordinal");
  }
  if (examined.messages[0].decided) verify::DiagnoseFile(file);
}

}  // namespace

void Splitter(std::string_view file) {
  const verify::SplitFile split = verify::SplitClearSigned(file);
  Require(split.fault.has_value() == split.messages.empty(), "a file without messages says why");
  for (const verify::ClearSignedMessage& message : split.messages) {
    if (message.fault) continue;
    CheckText(message);
    CheckWrittenMessage(message, "\n");
    CheckWrittenMessage(message, message.has_hash_header ? " \t \r\n" : "  \r\n");
  }
  CheckExamined(file, split);
}

}  // namespace fuzz
