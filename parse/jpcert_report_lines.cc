#include "parse/jpcert_report_lines.h"

#include <re2/re2.h>

#include <array>

#include "base/text.h"

namespace parse {
namespace {

constexpr std::size_t kMaxReportHead = 400;  // bytes; what is longer is text

bool IsShort(std::string_view line) { return base::Trim(line).size() <= kMaxReportHead; }

bool Closes(std::string_view line) {
  return IsBlank(line) || IsRule(line) || IsContentsHead(line) || FindUrl(line).size > 0 ||
         HasSentenceEnd(line) || ItemHeadOn(line) || IsOtherHead(line);
}

}  // namespace

std::optional<ItemHead> ItemHeadOn(std::string_view line) {
  static const RE2 head("\\s*(?:\\[([0-9]{1,2})\\]|【([0-9]{1,2})】)\\s*(\\S.*)");
  static const RE2 mention(
      "(?:を|の|に|は|で|と|が|へ|や|および|から)\\s?(?:\\p{Han}|ご|お)|[、。,]|\\[[0-9]");
  std::string bracketed;
  std::string framed;
  re2::StringPiece title;
  if (!RE2::FullMatch(line, head, &bracketed, &framed, &title)) return std::nullopt;
  re2::StringPiece rest = title;
  if (RE2::Consume(&rest, mention)) return std::nullopt;
  const std::string& digits = bracketed.empty() ? framed : bracketed;
  return ItemHead{std::stoi(digits), Collapse({title.data(), title.size()})};
}

bool MayStartItem(const std::vector<Line>& lines, std::size_t at) {
  if (at == 0 || Closes(lines[at - 1].text)) return true;
  // In a list of contents a title may take two lines.
  return at >= 2 && ItemHeadOn(lines[at - 2].text);
}

std::optional<std::string> MemoHeadOn(std::string_view line) {
  static const RE2 head(
      "\\s*(?:[\\[【■◆●○◇]\\s*)?今週の\\s*(?:一口|ひとくち)\\s*メモ\\s*[\\]】]?\\s*(.*)");
  static const RE2 mention("(?:を|の|に|は|で|と|が|へ|や|、|。).*");
  std::string rest;
  if (!IsShort(line) || !RE2::FullMatch(line, head, &rest)) return std::nullopt;
  if (RE2::FullMatch(rest, mention)) return std::nullopt;
  return Collapse(rest);
}

std::optional<std::string_view> LinkHeadOn(std::string_view line) {
  static const RE2 head(
      "\\s*[\\[【■◆●○◇]?\\s*(?:(情\\s*報\\s*源)|関\\s*連\\s*(?:文\\s*書|情\\s*報)|"
      "参\\s*考\\s*(?:文\\s*献|情\\s*報|資\\s*料))\\s*(?:\\([^()]{1,30}\\))?\\s*[\\]】]?\\s*:?"
      "\\s*");
  std::string source;
  if (!RE2::FullMatch(line, head, &source)) return std::nullopt;
  return source.empty() ? "related" : "source";
}

bool IsOtherHead(std::string_view line) {
  static const RE2 marked("\\s*■.*");
  static const RE2 bracketed(
      "\\s*[\\[【][^\\[\\]【】]*(?:JPCERT/CC|お知らせ|お願い|問い?合わ?せ|"
      "連絡|改\\s*訂\\s*履\\s*歴)[^\\[\\]【】]*[\\]】]\\s*");
  static const RE2 history("\\s*改\\s*訂\\s*履\\s*歴\\s*");
  if (!IsShort(line) || LinkHeadOn(line) || MemoHeadOn(line)) return false;
  return RE2::FullMatch(line, marked) || RE2::FullMatch(line, bracketed) ||
         RE2::FullMatch(line, history);
}

bool HasSentenceEnd(std::string_view text) {
  static const RE2 end("。|\\p{Hiragana}\\.(?:\\s|$)");
  return RE2::PartialMatch(text, end);
}

FoundUrl FindUrl(std::string_view text) {
  static const RE2 pattern("(?:https?|ftp)://[!#-;=?-~]+");
  re2::StringPiece url;
  if (!pattern.Match(text, 0, text.size(), RE2::UNANCHORED, &url, 1)) return {};
  std::string_view found(url.data(), url.size());
  const bool opens = found.find('(') != std::string_view::npos;
  while (std::string_view(opens ? ".,;" : ".,;)]").find(found.back()) != std::string_view::npos) {
    found.remove_suffix(1);
  }
  if (found.back() == '/' && found[found.size() - 2] == '/') return {};
  return {static_cast<std::size_t>(found.data() - text.data()), found.size()};
}

}  // namespace parse
