// Revisions with their differences, and the verdicts.
#include "base/text.h"
#include "site/document_page.h"
#include "site/verdict_words.h"

namespace site {
namespace {

void AddSpans(const report::DiffLine& line, Html& page) {
  for (const report::Span& span : line.spans) {
    if (span.is_changed && line.op == '-') {
      page.Add("<del>").Line(span.text).Add("</del>");
    } else if (span.is_changed && line.op == '+') {
      page.Add("<ins>").Line(span.text).Add("</ins>");
    } else {
      page.Line(span.text);
    }
  }
}

void AddLine(const report::DiffLine& line, Html& page) {
  page.Add("<tr").Attribute("class", line.op == '-' ? "old" : line.op == '+' ? "new" : "both");
  page.Add("><td class=\"n\">");
  if (line.old_line != 0) page.Number(line.old_line);
  page.Add("</td><td class=\"n\">");
  if (line.new_line != 0) page.Number(line.new_line);
  page.Add("</td><td>").Text(line.op == '-' ? "−" : line.op == '+' ? "+" : "").Add("</td><td>");
  AddSpans(line, page);
  page.Add("</td></tr>\n");
}

void AddDifference(const Difference& difference, Html& page) {
  const std::string title = page.language() == Language::kEnglish
                                ? "From revision " + std::to_string(difference.before) +
                                      " to revision " + std::to_string(difference.after)
                                : "第 " + std::to_string(difference.before) + " 版から第 " +
                                      std::to_string(difference.after) + " 版への変更";
  page.Add("<h3>").Text(title).Add("</h3>\n");
  if (difference.hunks.empty()) {
    page.Add("<p>").Say(
        {"The texts differ in their charset alone.", "文字コードだけが異なります。"});
    page.Add("</p>\n");
    return;
  }
  page.Add("<div class=\"scroll paper\" tabindex=\"0\" role=\"region\"")
      .Attribute("aria-label", title);
  page.Add("><table class=\"diff\"><thead><tr><th scope=\"col\" class=\"n\">").Say({"Old", "旧"});
  page.Add("</th><th scope=\"col\" class=\"n\">")
      .Say({"New", "新"})
      .Add("</th><th scope=\"col\">±");
  page.Add("</th><th scope=\"col\">").Say({"Line", "行"}).Add("</th></tr></thead>\n");
  for (const report::Hunk& hunk : difference.hunks) {
    page.Add("<tbody>");
    for (const report::DiffLine& line : hunk.lines) AddLine(line, page);
    page.Add("</tbody>\n");
  }
  page.Add("</table></div>\n");
}

void AddJudgement(const Judgement& judgement, Html& page) {
  page.Add("<tr><td>").Text(judgement.at).Add("</td><td>");
  AddBadge(judgement.is_accepted, page);
  page.Add("</td><td><code>")
      .Text(judgement.outcome)
      .Add("</code> ")
      .Say(Explain(judgement.outcome));
  page.Add("</td><td>").Text(base::ReplaceAll(judgement.reasons, ",", ", ")).Add("</td><td>");
  page.Text(base::ReplaceAll(judgement.caveats, ",", ", ")).Add("</td><td>");
  page.Text(base::ReplaceAll(judgement.engines, "+", " + ")).Add("</td><td><code>");
  page.Text(judgement.sha256.substr(0, 12)).Add("…</code></td></tr>\n");
}

}  // namespace

void AddRevisionsOf(const DocumentView& view, const std::string& root, Html& page) {
  page.Add("<section aria-labelledby=\"revisions\"><h2 id=\"revisions\">");
  page.Say({"Revisions", "版と差分"})
      .Add("</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
  page.Attribute("aria-label", Phrase{"List of revisions", "版の一覧"}.In(page.language()));
  page.Add("><table><thead><tr><th scope=\"col\" class=\"n\">").Say({"Revision", "版"});
  page.Add("</th><th scope=\"col\">").Say({"Signed at", "署名日時"}).Add("</th><th scope=\"col\">");
  page.Say({"First seen", "最初の確認"}).Add("</th><th scope=\"col\">");
  page.Say({"SHA-256 of the signed text", "署名本文の SHA-256"}).Add("</th><th scope=\"col\">");
  page.Say({"Bytes", "データ"}).Add("</th></tr></thead><tbody>\n");
  for (const Revision& revision : view.document->revisions) {
    page.Add("<tr><td class=\"n\">")
        .Number(revision.number)
        .Add("</td><td>")
        .Text(revision.signed_at);
    page.Add("</td><td>")
        .Text(revision.first_seen)
        .Add("</td><td><code>")
        .Text(revision.text_sha256);
    page.Add("</code></td><td><a download")
        .Attribute("href", root + view.document->RawFile(revision));
    page.Add(">").Say({"as received", "受信データ"}).Add("</a></td></tr>\n");
  }
  page.Add("</tbody></table></div>\n");
  for (const Difference& difference : view.differences) AddDifference(difference, page);
  page.Add("</section>\n");
}

void AddVerdictsOf(const DocumentView& view, Html& page) {
  page.Add("<section aria-labelledby=\"verdicts\"><h2 id=\"verdicts\">");
  page.Say({"Verdicts", "検証の履歴"}).Add("</h2>\n<p class=\"note\">");
  page.Say(
      {"Every judgement about these bytes; a new row only where it differs from the one before.",
       "このデータに対する判定の記録です。前回と異なる判定のときだけ行が追加されます。"});
  page.Add("</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
  page.Attribute("aria-label", Phrase{"List of verdicts", "判定の一覧"}.In(page.language()));
  page.Add("><table><thead><tr><th scope=\"col\">")
      .Say({"At", "日時"})
      .Add("</th><th scope=\"col\">");
  page.Say({"Verdict", "判定"}).Add("</th><th scope=\"col\">").Say({"Outcome", "結果"});
  page.Add("</th><th scope=\"col\">").Say({"Reasons", "理由"}).Add("</th><th scope=\"col\">");
  page.Say({"Caveats", "留意点"}).Add("</th><th scope=\"col\">").Say({"Engines", "エンジン"});
  page.Add("</th><th scope=\"col\">").Say({"Bytes (SHA-256)", "データ (SHA-256)"});
  page.Add("</th></tr></thead><tbody>\n");
  for (const Judgement& judgement : view.judgements) AddJudgement(judgement, page);
  page.Add("</tbody></table></div></section>\n");
}

}  // namespace site
