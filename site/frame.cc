#include "site/frame.h"

#include <array>

#include "site/paths.h"

namespace site {
namespace {

struct MenuEntry {
  Section section;
  const char* path;
  Phrase title;
};

constexpr std::array<MenuEntry, 5> kEntries = {{
    {Section::kOverview, "index.html", {"Overview", "概要"}},
    {Section::kIncidents, "incidents.html", {"Incident counts", "インシデント件数"}},
    {Section::kSignatures, "signatures.html", {"Signatures", "署名"}},
    {Section::kDocuments, "documents.html", {"Documents", "文書一覧"}},
    {Section::kSearch, "search.html", {"Search", "検索"}},
}};

Language Other(Language language) {
  return language == Language::kEnglish ? Language::kJapanese : Language::kEnglish;
}

void AddHead(const Frame& frame, const std::string& root, Html& page) {
  const Language other = Other(page.language());
  page.Add("<!doctype html>\n<html").Attribute("lang", Tag(page.language()));
  page.Add(
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
      "form-action 'self'\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
  page.Text(frame.title).Add(" – inkan</title>\n<link rel=\"icon\" type=\"image/svg+xml\"");
  page.Attribute("href", root + "assets/icon.svg").Add(">\n<link rel=\"stylesheet\"");
  page.Attribute("href", root + "assets/site.css").Add(">\n<link rel=\"alternate\"");
  page.Attribute("hreflang", Tag(other)).Attribute("href", root + Folder(other) + frame.path);
  page.Add(">\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"inkan\"");
  page.Attribute("href", root + "feed.xml").Add(">\n");
  page.Add("<script defer").Attribute("src", root + "assets/site.js").Add("></script>\n");
  for (const std::string& script : frame.scripts) {
    page.Add("<script defer").Attribute("src", root + "assets/" + script).Add("></script>\n");
  }
  page.Add("</head>\n");
}

void AddNavigation(const Frame& frame, const std::string& root, Html& page) {
  const std::string home = WayBack(frame.path);
  const Language other = Other(page.language());
  page.Add("<a class=\"skip\" href=\"#main\">")
      .Say({"Skip to the contents", "本文へ移動"})
      .Add("</a>\n<header class=\"top\"><div class=\"bar\">\n<a class=\"brand\"");
  page.Attribute("href", home + "index.html").Add("><img alt=\"\" width=\"32\" height=\"32\"");
  page.Attribute("src", root + "assets/icon.svg").Add("><span>inkan</span></a>\n<nav");
  page.Attribute("aria-label", Phrase{"Pages", "ページ"}.In(page.language())).Add("><ul>\n");
  for (const MenuEntry& entry : kEntries) {
    page.Add("<li><a").Attribute("href", home + entry.path);
    if (entry.section == frame.section) page.Add(" aria-current=\"page\"");
    page.Add(">").Say(entry.title).Add("</a></li>\n");
  }
  page.Add("</ul></nav>\n");
  if (frame.section != Section::kSearch) {
    page.Add("<form class=\"find\" role=\"search\" method=\"get\"");
    page.Attribute("action", home + "search.html").Add("><input type=\"search\" name=\"q\"");
    page.Attribute("aria-label", Phrase{"Search the documents", "文書を検索"}.In(page.language()));
    page.Attribute("placeholder", Phrase{"Search", "検索"}.In(page.language())).Add("></form>\n");
  }
  page.Add("<a class=\"language\"").Attribute("hreflang", Tag(other)).Attribute("lang", Tag(other));
  page.Attribute("href", root + Folder(other) + frame.path).Add(">");
  page.Text(other == Language::kJapanese ? "日本語" : "English").Add("</a>\n</div></header>\n");
}

}  // namespace

std::string WayToRoot(const Frame& frame, Language language) {
  return WayBack(Folder(language) + frame.path);
}

std::string FramedPage(const Frame& frame, const Html& contents) {
  const Language language = contents.language();
  const std::string root = WayToRoot(frame, language);
  Html page(language);
  AddHead(frame, root, page);
  page.Add("<body>\n");
  AddNavigation(frame, root, page);
  page.Add("<main id=\"main\" tabindex=\"-1\">\n").Add(contents).Add("</main>\n<footer><p>");
  page.Say(
      {"Every number here stands in a text that a signature covers, and links to its line. "
       "Nothing is added up to fit. Titles and texts are the publishers’.",
       "ここに示す数値はすべて、署名で保護された本文に書かれたものであり、該当する行へのリンク"
       "が付いています。値の補正は一切行っていません。題名と本文の著作権は各発行元にあります。"});
  page.Add("</p><p>").Say(
      {"Made by inkan from its archive. ", "inkan がアーカイブから生成しました。"});
  page.Add("<a").Attribute("href", root + "feed.xml").Add(">");
  page.Say({"Atom feed of new and changed documents", "新着・更新文書の Atom フィード"});
  page.Add("</a> · <a").Attribute("href", root + "assets/d3-license.txt").Add(">");
  page.Say({"Charts by D3 (licence)", "グラフ描画: D3 (ライセンス)"}).Add("</a></p></footer>\n");
  page.Add("</body>\n</html>\n");
  return page.text();
}

}  // namespace site
