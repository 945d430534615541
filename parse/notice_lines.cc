#include "parse/notice_lines.h"

#include <re2/re2.h>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/jpcert_header.h"
#include "parse/lines.h"

namespace parse {

bool HoldsSentence(std::string_view line) { return base::Contains(line, "。"); }

bool IsAlertMark(std::string_view line, std::string* name) {
  static const RE2 arrows("\\s*<{2,3}.*>{2,3}\\s*");
  static const RE2 alert("[\\s<]*(?:JPCERT/CC )?\\s*Alert\\s*\\(([^()]{2,80})\\)[\\s>0-9/-]*");
  std::string found;
  const bool named = RE2::FullMatch(line, alert, &found);
  if (named && name != nullptr && !FindDate(found)) *name = Collapse(found);
  return named || RE2::FullMatch(line, arrows);
}

bool IsUsualLine(std::string_view line) {
  static const RE2 usual(
      "(?i)各\\s*位|報道(?:関係者?|機関)?\\s*各\\s*位|関係者\\s*各\\s*位|.{0,20}(?:プレス・?"
      "リリース|ニュース・?リリース|"
      "press release|news release|報道発表(?:資料)?).{0,20}|.*JPCERT-[A-Z].*|"
      "(?:最新情報|最新版|URL|Date|From|To|Subject|TEL|FAX|E-?mail)\\s*[:(].*|<?(?:https?|ftp)://"
      ".*|最新情報|"
      "(?:有限責任|一般社団法人|中間法人|社団法人|独立行政法人|株式会社|財団法人)\\S*(?:\\s*JPCERT."
      "*)?|"
      "(?:JPCERT\\s*)?コーディネーション\\s*センター.{0,40}|JPCERT\\s*コーディネーション.*|JPCERT/"
      "CC|コンピュータ緊急対応センター.*|"
      "\\(?JPCERT/CC\\)?|(?:代表|理事|事務局|所在地|住所|〒).*|Version\\s*[0-9.: ]+|\\(?Ver\\..*");
  return RE2::FullMatch(line, usual);
}

bool IsDateLine(const std::string& text) {
  const auto date = FindDate(text);
  if (date && date->begin == 0 && IsBlank(std::string_view(text).substr(date->end))) return true;
  return !ReadDatedLines({{text, 1}}).empty();
}

}  // namespace parse
