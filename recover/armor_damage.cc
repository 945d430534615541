#include "recover/armor_damage.h"

#include <algorithm>

#include "base/text.h"
#include "recover/lines.h"
#include "verify/clear_sign.h"

namespace recover {
namespace {

constexpr std::size_t kLineSize = 64;     // PGP and GnuPG break the data here
constexpr std::size_t kChecksumSize = 5;  // '=' and four digits

std::string WithoutBlanks(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') bare += c;
  }
  return bare;
}

// "=nYHp" at the end, if the data before it is whole.
std::size_t ChecksumStart(std::string_view data) {
  if (data.size() < kChecksumSize) return data.size();
  const std::size_t at = data.size() - kChecksumSize;
  return data[at] == '=' && at % 4 == 0 ? at : data.size();
}

std::string Rewrap(std::string_view inside) {
  std::string headers;
  std::string data;
  for (const std::string_view line : base::SplitLines(inside)) {
    const std::string_view trimmed = base::Trim(line);
    const bool is_header = data.empty() && trimmed.find(": ") != std::string_view::npos;
    if (is_header) {
      headers.append(trimmed).push_back('\n');
    } else {
      data += WithoutBlanks(trimmed);
    }
  }
  const std::size_t checksum = ChecksumStart(data);
  std::string armor = headers + "\n";
  for (std::size_t at = 0; at < checksum; at += kLineSize) {
    armor.append(data.substr(at, std::min(kLineSize, checksum - at))).push_back('\n');
  }
  if (checksum < data.size()) armor.append(data.substr(checksum)).push_back('\n');
  return armor;
}

}  // namespace

std::optional<std::string> UndoArmorDamage(std::string_view file) {
  const std::size_t marker = base::FindLast(file, verify::kBeginSignature);
  if (marker == std::string_view::npos) return std::nullopt;
  const std::size_t begin = marker + verify::kBeginSignature.size();
  const std::size_t end = file.find(verify::kEndSignature, begin);
  if (end == std::string_view::npos) return std::nullopt;
  std::string undone(file.substr(0, begin));
  undone.append("\n").append(Rewrap(file.substr(begin, end - begin))).append(file.substr(end));
  return IfChanged(file, std::move(undone));
}

}  // namespace recover
