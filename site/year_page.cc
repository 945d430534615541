#include <algorithm>
#include <map>

#include "site/coverage.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/paths.h"

namespace site {
namespace {

using YearLists = std::map<std::string, std::vector<const Document*>>;

YearLists Sorted(const std::vector<Document>& documents) {
  YearLists years;
  for (const Document& document : documents) years[YearOf(document.Day())].push_back(&document);
  for (auto& [year, all] : years) {
    std::sort(all.begin(), all.end(), [](const Document* a, const Document* b) {
      return std::make_pair(a->Day(), a->id) < std::make_pair(b->Day(), b->id);
    });
  }
  return years;
}

void AddDocumentRow(const Document& document, Html& page) {
  page.Add("<tr><td>").Text(document.Day()).Add("</td><td>").Text(document.SeriesName());
  page.Add("</td><th scope=\"row\">").Link("../" + document.Page(), document.Called());
  page.Add("</th><td>").Text(document.title).Add("</td><td>").Text(document.current().signed_at);
  page.Add("</td><td class=\"n\">").Number(static_cast<std::int64_t>(document.revisions.size()));
  page.Add("</td></tr>\n");
}

void OpenMonth(const std::string& month, Html& page) {
  page.Add("<section><h2");  // without a name: the table below is the landmark
  page.Attribute("id", "m" + month.substr(5))
      .Add(">")
      .Text(month)
      .Add("</h2>\n<div class=\"scroll\"");
  page.Add(" tabindex=\"0\" role=\"region\"")
      .Attribute("aria-label", month)
      .Add("><table><thead><tr>");
  for (const Phrase& head :
       {Phrase{"Day", "日付"}, Phrase{"Series", "種別"}, Phrase{"Number", "番号"},
        Phrase{"Title", "題名"}, Phrase{"Signed at", "署名日時"}}) {
    page.Add("<th scope=\"col\">").Say(head).Add("</th>");
  }
  page.Add("<th scope=\"col\" class=\"n\">")
      .Say({"Revisions", "版数"})
      .Add("</th></tr></thead><tbody>\n");
}

std::string YearPage(const std::string& year, const std::vector<const Document*>& documents,
                     Language language) {
  Html page(language);
  page.Add("<h1>").Say({"Documents of ", "文書一覧: "}).Text(year);
  page.Say({"", "年"})
      .Add("</h1>\n<p><a href=\"../documents.html\">")
      .Say({"All years", "すべての年"});
  page.Add("</a></p>\n");
  std::string month;
  for (const Document* document : documents) {
    const std::string now = document->Day().substr(0, 7);
    if (now != month) {
      if (!month.empty()) page.Add("</tbody></table></div></section>\n");
      OpenMonth(now, page);
    }
    month = now;
    AddDocumentRow(*document, page);
  }
  page.Add("</tbody></table></div></section>\n");
  return FramedPage({"years/" + year + ".html",
                     Phrase{"Documents of ", "文書一覧 "}.In(language) + year, Section::kDocuments},
                    page);
}

std::string ListPage(const std::vector<Document>& documents, Language language) {
  Html page(language);
  page.Add("<h1>").Say({"Documents", "文書一覧"}).Add("</h1>\n<p class=\"lead\">");
  page.Say({"Each number leads to the documents of that year.",
            "数字を選ぶと、その年の文書一覧を表示します。"});
  page.Add("</p>\n");
  const std::string title =
      Phrase{"Documents by year and series", "年別・種別の文書数"}.In(language);
  AddTable(DocumentsByYear(CoverageOf(documents), language), title, page);
  return FramedPage(
      {"documents.html", Phrase{"Documents", "文書一覧"}.In(language), Section::kDocuments}, page);
}

}  // namespace

base::Status WriteYears(const Source& source, Output& out) {
  const YearLists years = Sorted(source.documents);
  out.Begin("years", "");
  for (const Language language : kLanguages) {
    const std::string folder = Folder(language);
    auto written = out.Write(folder + "documents.html", ListPage(source.documents, language));
    if (!written) return written;
    for (const auto& [year, documents] : years) {
      written = out.Write(folder + YearPath(year), YearPage(year, documents, language));
      if (!written) return written;
    }
  }
  return {};
}

}  // namespace site
