#include "ingest/robots.h"

#include <cctype>
#include <cstring>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "ingest/url.h"

namespace ingest {
namespace {

struct Line {
  std::string key;
  std::string_view value;
};

std::optional<Line> ReadLine(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Line{base::LowerAscii(base::Trim(text.substr(0, colon))),
              base::Trim(text.substr(colon + 1))};
}

// RFC 9309, 2.2.1: a token is letters, '_' and '-'; "inkan/1.0" is taken for inkan.
std::string ProductToken(std::string_view value) {
  if (value == "*") return "*";
  std::size_t size = 0;
  while (size < value.size() && (std::isalpha(static_cast<unsigned char>(value[size])) != 0 ||
                                 value[size] == '_' || value[size] == '-')) {
    ++size;
  }
  return base::LowerAscii(value.substr(0, size));
}

// As a URL's normal form writes a path (ingest/url.h), so that the two compare as bytes.
std::string NormalPath(std::string_view text) {
  std::string normal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::optional<std::string> byte;
    if (text[at] == '%' && at + 2 < text.size()) byte = base::HexDecode(text.substr(at + 1, 2));
    const char c = byte ? byte->front() : text[at];
    const bool foreign =
        static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F;
    if ((byte && !IsUnreserved(c)) || foreign) {
      normal += '%';
      normal += base::HexUpper(std::string_view(&c, 1));
    } else {
      normal += c;
    }
    if (byte) at += 2;
  }
  return normal;
}

// Each piece between stars is found as early as it can be; memmem is linear.
bool Matches(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  bool first = true;
  while (true) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first) {
      if (!target.starts_with(piece)) return false;
      target.remove_prefix(piece.size());
    } else if (last && to_the_end) {
      return target.ends_with(piece);
    } else if (!piece.empty()) {
      const void* found = memmem(target.data(), target.size(), piece.data(), piece.size());
      if (found == nullptr) return false;
      const auto skipped =
          static_cast<std::size_t>(static_cast<const char*>(found) - target.data());
      target.remove_prefix(skipped + piece.size());
    }
    if (last) return !to_the_end || target.empty();
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

std::string_view NextLine(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return line;
}

}  // namespace

RobotsRules RobotsRules::Parse(std::string_view text, std::string_view product) {
  RobotsRules own;
  RobotsRules others;
  bool names_own = false;  // some group does
  bool for_own = false;    // the group that is being read
  bool for_others = false;
  bool in_rules = false;
  text = text.substr(0, kMaxSize);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::optional<Line> line = ReadLine(NextLine(text));
    if (!line) continue;
    if (line->key == "user-agent") {
      // Rules end the list of agents: the next one begins a group.
      if (std::exchange(in_rules, false)) for_own = for_others = false;
      const std::string token = ProductToken(line->value);
      for_own = for_own || token == product;
      for_others = for_others || token == "*";
      names_own = names_own || token == product;
    } else if (line->key == "allow" || line->key == "disallow") {
      in_rules = true;
      if (line->value.empty()) continue;  // speaks of nothing
      const Rule rule{NormalPath(line->value), line->key == "allow"};
      if (for_own) own.rules_.push_back(rule);
      if (for_others) others.rules_.push_back(rule);
    }
  }
  return names_own ? own : others;
}

bool RobotsRules::Allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const bool decides =
        rule.path.size() > longest || (rule.path.size() == longest && rule.allows && !allowed);
    if (!decides || !Matches(rule.path, target)) continue;
    longest = rule.path.size();
    allowed = rule.allows;
  }
  return allowed;
}

}  // namespace ingest
