#include "site/frame.h"
#include "site/pages.h"

namespace site {
namespace {

std::string SearchPage(Language language) {
  const Frame frame{
      "search.html", Phrase{"Search", "検索"}.In(language), Section::kSearch, {"search.js"}};
  Html page(language);
  page.Add("<h1>").Say({"Search", "検索"}).Add("</h1>\n");
  page.Add(
      "<form class=\"search\" role=\"search\" method=\"get\" action=\"search.html\">\n<label "
      "for=\"q\">");
  page.Say({"Words in titles and texts", "題名・本文に含まれる語"})
      .Add("</label>\n<div class=\"line\">");
  page.Add(
      "<input id=\"q\" type=\"search\" name=\"q\" autocomplete=\"off\" aria-describedby=\"how\">");
  page.Add("<button type=\"submit\">").Say({"Search", "検索"}).Add("</button></div>\n");
  page.Add("<p id=\"how\" class=\"note\">");
  page.Say(
      {"All words must be in a document; \"words in quotes\" as they stand; -word not. Japanese "
       "is found from one character on. The search runs in this browser: nothing is sent "
       "anywhere.",
       "すべての語を含む文書を検索します。\"引用符\" で囲むと語句として、-語 "
       "でその語を含まないものを"
       "検索します。日本語は 1 文字から検索できます。検索はこのブラウザ内で実行され、外部には何も"
       "送信されません。"});
  page.Add("</p></form>\n<noscript><p>");
  page.Say({"The search needs JavaScript. The lists of documents do without.",
            "検索には JavaScript が必要です。文書一覧は JavaScript なしで利用できます。"});
  page.Add(
      "</p></noscript>\n<p id=\"status\" role=\"status\" aria-live=\"polite\"></p>\n<ol "
      "id=\"results\"");
  page.Attribute("data-root", WayToRoot(frame, language))
      .Add("></ol>\n<button id=\"more\" type=\"button\" hidden>");
  page.Say({"More", "さらに表示"}).Add("</button>\n");
  return FramedPage(frame, page);
}

}  // namespace

base::Status WriteSearchPage(const Source& /*source*/, Output& out) {
  out.Begin("search", "");
  for (const Language language : kLanguages) {
    auto written = out.Write(std::string(Folder(language)) + "search.html", SearchPage(language));
    if (!written) return written;
  }
  return {};
}

}  // namespace site
