#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "recover/hints.h"
#include "recover/recover.h"
#include "tests/recover/damage.h"
#include "tests/recover/judge.h"
#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"
#include "verify/digest_prefix.h"

namespace {

using support::JudgeWithRecovery;
using verify::Reason;

bool Has(const verify::Verdict& verdict, Reason reason) {
  return std::find(verdict.reasons.begin(), verdict.reasons.end(), reason) != verdict.reasons.end();
}

void CheckRefused(const std::string& file, const verify::Policy& policy = {}) {
  const auto judgement = JudgeWithRecovery(file, policy);
  CHECK_FALSE(judgement.verdict.accepted);
  CHECK_FALSE(judgement.text);
}

verify::Policy Allowing() {
  verify::Policy policy;
  policy.allow_text_outside = true;
  return policy;
}

// The notice with a digit changed, and then something that gives it the 16 bits of the genuine one.
std::string WithTheSameBits() {
  const std::string forged = support::Replace(support::Notice(), "644", "000");
  for (int i = 0;; ++i) {
    std::string tried = support::Replace(forged, "287", fmt::format("287 {:x}", i));
    if (verify::DigestPrefixFits(verify::Examine(tried).messages.front().detached)) return tried;
  }
}

}  // namespace

TEST_CASE("a tampered text is not accepted under any damage") {
  const std::string forged = support::Replace(support::Notice(), "644", "640");
  CheckRefused(forged);
  CheckRefused(support::EachLine(forged, "> "));
  CheckRefused(support::QuotedPrintable(forged));
  CheckRefused(support::Base64Lines(forged));
  CheckRefused(support::BarePage(forged));
  CheckRefused(support::BarePage(forged), Allowing());
}

TEST_CASE("another text with the same 16 bits is asked about and refused") {
  const std::string forged = WithTheSameBits();
  CheckRefused(forged);
  const std::string quoted = support::EachLine(forged, "> ");
  CHECK(recover::Search(quoted, "").Next(false));  // so it is the engine that refuses it
  CheckRefused(quoted);
}

TEST_CASE("a page in which a second marker shows before or after decoding is not recovered") {
  const std::string page =
      support::BarePage(support::HtmlEscaped(support::SignedByPinned("a <b> & c\n")));
  REQUIRE(JudgeWithRecovery(page, Allowing()).verdict.accepted);
  for (const std::string more : {"<a title=\"-----BEGIN PGP SIGNED MESSAGE-----\">x</a>",
                                 "see &#45;----BEGIN PGP SIGNED MESSAGE----- here"}) {
    CAPTURE(more);
    CheckRefused(page + more, Allowing());
  }
}

TEST_CASE("no more than some questions are asked about one file") {
  const std::string junk = "\n>From <b>&lt;=41\t \r- $B!!(B\xC3\xA4\n";
  recover::Search search(support::EachLine(WithTheSameBits(), "> ") + junk, "");
  int questions = 0;
  while (search.Next(false)) ++questions;
  CHECK(questions == 8);
}

TEST_CASE("several messages are not recovered whether they are shown or hidden") {
  const std::string one = support::Notice();
  const std::string other = support::SignedByPinned("Reports: 0\n");
  for (const std::string& file :
       {support::BarePage(one + other), support::BarePage("<!--\n" + one + "-->\n" + other),
        support::BarePage("<script>\n" + one + "</script>\n" + other),
        support::EachLine(one + other, "> "), one + support::EachLine(other, "> "),
        support::Base64Lines(one) + "\n--\n" + support::Base64Lines(other),
        support::Base64Lines(one) + "\n--\n" + other,
        support::HtmlEscaped(support::Replace(other, "0", "<0>")) +
            base::ReplaceAll(one, "-", "&#45;"),
        support::EachLine("<!--\n" + one + "-->\n" + other, "> ")}) {
    CAPTURE(file);
    CheckRefused(file);
    CHECK(JudgeWithRecovery(file, Allowing()).verdict.recovered_by.empty());
  }
}

TEST_CASE("text outside a recovered message is text outside") {
  const std::string notice = support::Notice();
  const std::string damaged = support::EachLine(notice, "> ");
  const std::string escaped = support::Replace(notice, "notifications", "notificati&#111;ns");
  for (const std::string& file :
       {"Reports: 0\n" + damaged, damaged + "Reports: 0\n",
        "Reports: 0\n\n" + support::Base64Lines(notice),
        support::BarePage("Reports: 0\n" + escaped), support::BarePage(escaped + "Reports: 0\n"),
        support::BarePage("<!-- Reports: 0 -->" + escaped),
        support::BarePage(support::Replace(escaped, "644", "644<!-- 0 -->")),
        support::BarePage("<style>pre:before { content: 'Reports: 0' }</style>" + escaped),
        "<title>Reports: 0</title>\n" + support::BarePage(escaped), "Reports: 0 " + notice,
        notice.substr(0, notice.size() - 1) + " Reports: 0\n"}) {
    CAPTURE(file);
    const auto refused = JudgeWithRecovery(file);
    CHECK(refused.verdict.outcome == verify::Outcome::kGood);
    CHECK_FALSE(refused.verdict.recovered_by.empty());
    CHECK(Has(refused.verdict, Reason::kTextOutside));
    CHECK_FALSE(refused.text);
    const auto allowed = JudgeWithRecovery(file, Allowing());
    CHECK(allowed.verdict.accepted);
    REQUIRE(allowed.text);
    CHECK(allowed.text->text() == support::kNotice);
  }
}

TEST_CASE("a whole message with nothing but tags around it is taken out of its page") {
  const std::string notice = support::Notice();
  CHECK(JudgeWithRecovery(support::BarePage(notice)).verdict.recovered_by == "html");
  for (const std::string& file :
       {support::BarePage("Reports: 0\n" + notice), support::BarePage("<!-- 0 -->\n" + notice),
        "<title>Reports: 0</title>\n" + support::BarePage(notice), "<0>\n" + notice}) {
    const auto judgement = JudgeWithRecovery(file);
    CHECK(Has(judgement.verdict, Reason::kTextOutside));
    CHECK(judgement.verdict.recovered_by.empty());
    CHECK_FALSE(judgement.text);
  }
  const auto allowed = JudgeWithRecovery(support::BarePage(notice), Allowing());
  CHECK(allowed.verdict.accepted);
  CHECK(allowed.verdict.recovered_by.empty());
}

TEST_CASE("text outside a whole message stays a reason") {
  const auto judgement = JudgeWithRecovery("Reports: 0\n" + support::Notice());
  CHECK(Has(judgement.verdict, Reason::kTextOutside));
  CHECK(judgement.verdict.recovered_by.empty());
}

TEST_CASE("recovery gives no key and no date that the rule would not take") {
  const auto stranger = JudgeWithRecovery(support::EachLine(
      support::ClearSign("text\n", support::TestKey("stranger"), support::PinnedOptions()), "> "));
  CHECK(stranger.verdict.outcome == verify::Outcome::kMalformed);
  CHECK_FALSE(stranger.text);
  verify::Policy policy;
  policy.md5_until = std::chrono::year_month_day{std::chrono::year{2000}, std::chrono::month{1},
                                                 std::chrono::day{1}};
  const auto late = JudgeWithRecovery(support::EachLine(support::Notice(), "> "), policy);
  CHECK(Has(late.verdict, Reason::kWeakDigestDate));
  CHECK_FALSE(late.text);
}

TEST_CASE("an armor without its checksum or with a wrong one is not repaired") {
  const std::string notice = support::Notice();
  const std::size_t checksum = notice.rfind("\n=") + 1;
  CheckRefused(support::EachLine(notice.substr(0, checksum) + notice.substr(checksum + 6), "> "));
  CheckRefused(notice.substr(0, checksum) + "=AAAA\n" + notice.substr(checksum + 6));
}

TEST_CASE("diagnosis tells a damaged text from a damaged signature") {
  const auto hint = [](const std::string& file) {
    const recover::VerifiedFile verified{verify::Examine(file), {}, 7};
    verify::Verdict verdict;
    verdict.outcome = verify::Outcome::kBad;
    verdict.signature = verified.file.messages.front().facts;
    std::string all;
    for (const std::string& one : recover::Hints(file, verified, verdict)) all += one + "\n";
    return all;
  };
  CHECK(hint(support::Notice()).find("the text is right") != std::string::npos);
  CHECK(
      hint(support::Replace(support::Notice(), "644", "640")).find("not the one that was signed") !=
      std::string::npos);
  CHECK(hint(support::Notice()).find("undone in 7 ways") != std::string::npos);
  CHECK(hint("> -----BEGIN PGP SIGNED MESSAGE-----\n" + support::Notice()).find("more than one") !=
        std::string::npos);
  CHECK(
      hint(support::Replace(support::Notice(), "644", "六")).find("above 0x7F, which are UTF-8") !=
      std::string::npos);
  const std::string keyword = support::SignedByPinned("see $Id$ and $0 and $x: y$\n");
  CHECK(hint(support::Replace(keyword, "$Id$", "$Id: a.txt,v 1.2 2001/09/06 kris Exp $"))
            .find("version control") != std::string::npos);
  CHECK(hint(support::Replace(keyword, "see", "saw")).find("version control") == std::string::npos);
}
