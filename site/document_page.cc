#include "site/document_page.h"

#include "base/text.h"
#include "site/frame.h"
#include "site/verdict_words.h"

namespace site {
namespace {

void AddRow(const Phrase& name, const std::string& value, Html& page) {
  if (value.empty()) return;
  page.Add("<div><dt>").Say(name).Add("</dt><dd>").Text(value).Add("</dd></div>\n");
}

void AddHash(const Phrase& name, const std::string& value, Html& page) {
  page.Add("<div><dt>").Say(name).Add("</dt><dd><code>").Text(value).Add("</code></dd></div>\n");
}

void AddSeal(const DocumentView& view, const std::string& home, Html& page) {
  const Judgement& verdict = view.standing;
  page.Add("<section class=\"seal\" aria-labelledby=\"seal\"><h2 id=\"seal\">");
  AddBadge(true, page);
  page.Add(" ").Say({"Signature", "署名"}).Add("</h2>\n<dl>");
  AddRow({"Signed at", "署名日時"}, view.document->current().signed_at, page);
  page.Add("<div><dt>").Say({"By key", "署名鍵"}).Add("</dt><dd>");
  page.Link(home + "signatures.html#keys", verdict.key_id).Add("</dd></div>\n");
  AddRow({"Algorithm", "方式"},
         verdict.algorithm + (verdict.digest.empty() ? "" : ", " + verdict.digest), page);
  AddRow({"Judged by", "検証エンジン"}, base::ReplaceAll(verdict.engines, "+", " + "), page);
  AddRow({"Recovered by", "復元方法"}, verdict.recovered_by, page);
  page.Add("</dl>\n");
  if (!verdict.caveats.empty()) {
    page.Add("<h3>").Say({"Worth knowing", "留意点"}).Add("</h3>\n");
    AddWords(verdict.caveats, page);
  }
  page.Add("</section>\n");
}

}  // namespace

void AddBadge(bool is_accepted, Html& page) {
  page.Add("<span").Attribute("class", is_accepted ? "badge yes" : "badge no").Add(">");
  page.Add("<span aria-hidden=\"true\">").Text(is_accepted ? "✓ " : "✗ ").Add("</span>");
  page.Say(Explain(is_accepted ? "accepted" : "refused")).Add("</span>");
}

void AddWords(const std::string& joined, Html& page) {
  page.Add("<ul class=\"words\">");
  for (const std::string_view word : base::Split(joined, ',')) {
    page.Add("<li><code>").Text(word).Add("</code> ").Say(Explain(word)).Add("</li>");
  }
  page.Add("</ul>\n");
}

void AddHeadOf(const DocumentView& view, const std::string& root, Html& page) {
  const Document& document = *view.document;
  page.Add("<p class=\"crumbs\">").Text(document.source).Add(" · ").Text(document.SeriesName());
  page.Add("</p>\n<h1>").Text(document.title.empty() ? document.Called() : document.title);
  page.Add("</h1>\n<p class=\"number\">").Text(document.Called()).Add("</p>\n");
  page.Add("<div class=\"headline\"><section aria-labelledby=\"about\"><h2 id=\"about\">");
  page.Say({"Document", "文書"}).Add("</h2>\n<dl>\n");
  AddRow({"Number", "番号"}, document.number, page);
  AddRow({"Name", "名前"}, document.name, page);
  AddRow({"Issued", "発行日"}, document.issued, page);
  if (!document.period_start.empty()) {
    AddRow({"Period", "対象期間"}, document.period_start + " – " + document.period_end, page);
  }
  AddRow({"First seen", "最初の確認"}, document.revisions.front().first_seen, page);
  AddRow({"Charset", "文字コード"}, document.charset, page);
  for (const Place& place : view.places) {
    page.Add("<div><dt>").Say({"Met at", "入手先"}).Add("</dt><dd>").LinkOut(place.url);
    page.Add("</dd></div>\n");
  }
  AddHash({"SHA-256 of the bytes", "受信データの SHA-256"}, document.current().sha256, page);
  AddHash({"SHA-256 of the signed text", "署名本文の SHA-256"}, document.current().text_sha256,
          page);
  page.Add("</dl>\n<p class=\"files\"><a download");
  page.Attribute("href", root + document.RawFile(document.current())).Add(">");
  page.Say({"Download the bytes as received", "受信データをそのままダウンロード"})
      .Add("</a></p></section>\n");
}

std::string DocumentPage(const DocumentView& view, Language language) {
  const Document& document = *view.document;
  Frame frame{document.Page(),
              document.Called() + (document.title.empty() ? "" : ": ") + document.title,
              Section::kDocuments};
  const std::string root = WayToRoot(frame, language);
  Html page(language);
  page.Add("<article>\n");
  AddHeadOf(view, root, page);
  AddSeal(view, "../../", page);
  page.Add("</div>\n<nav class=\"inside\"");
  page.Attribute("aria-label", Phrase{"On this page", "このページの内容"}.In(language))
      .Add("><ul>");
  page.Add("<li>").Link("#text", Phrase{"Text", "本文"}.In(language)).Add("</li><li>");
  page.Link("#facts", Phrase{"Facts", "抽出した事実"}.In(language)).Add("</li><li>");
  page.Link("#revisions", Phrase{"Revisions", "版と差分"}.In(language)).Add("</li><li>");
  page.Link("#verdicts", Phrase{"Verdicts", "検証の履歴"}.In(language)).Add("</li></ul></nav>\n");
  AddTextOf(view, page);
  AddFactsOf(view, page);
  AddRevisionsOf(view, root, page);
  AddVerdictsOf(view, page);
  page.Add("</article>\n");
  return FramedPage(frame, page);
}

}  // namespace site
