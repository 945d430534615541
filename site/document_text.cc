// The text, the facts, and their links to each other.
#include <array>
#include <map>

#include "base/text.h"
#include "site/document_page.h"

namespace site {
namespace {

struct Kind {
  std::string_view kind;
  Phrase title;
};

constexpr std::array<Kind, 9> kKinds = {{
    {"count", {"Counts", "件数"}},
    {"field", {"Fields", "項目"}},
    {"section", {"Sections", "見出し"}},
    {"reference", {"References", "参照番号"}},
    {"citation", {"Citations", "参考文献"}},
    {"publication", {"Publications", "公開文書"}},
    {"intruder-action", {"What intruders did", "侵入後の行為"}},
    {"malware", {"Malware", "マルウェア"}},
    {"revision-note", {"Declared history", "改訂履歴"}},
}};

std::string LineId(std::int64_t line) { return "L" + std::to_string(line); }
std::string FactId(std::size_t index) { return "F" + std::to_string(index + 1); }

void AddFact(const Fact& fact, std::size_t index, Html& page) {
  page.Add("<tr").Attribute("id", FactId(index)).Add("><td>").Text(fact.key).Add("</td><td>");
  page.Text(fact.label).Add("</td><td").Attribute("class", fact.kind == "count" ? "n" : "");
  page.Add(">").LinkOut(fact.value).Add("</td><td class=\"n\">");
  page.Link("#" + LineId(fact.line), std::to_string(fact.line)).Add("</td></tr>\n");
}

void AddKind(const Kind& kind, const std::vector<Fact>& facts, Html& page) {
  bool is_open = false;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].kind != kind.kind) continue;
    if (!is_open) {
      page.Add("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
      page.Attribute("aria-label", kind.title.In(page.language()));
      page.Add("><table class=\"facts\"><caption>").Say(kind.title).Add("</caption><thead><tr>");
      page.Add("<th scope=\"col\">").Say({"Key", "キー"}).Add("</th><th scope=\"col\">");
      page.Say({"As written", "原文の表記"}).Add("</th><th scope=\"col\">").Say({"Value", "値"});
      page.Add("</th><th scope=\"col\" class=\"n\">").Say({"Line", "行"});
      page.Add("</th></tr></thead><tbody>\n");
    }
    is_open = true;
    AddFact(facts[i], i, page);
  }
  if (is_open) page.Add("</tbody></table></div>\n");
}

}  // namespace

void AddTextOf(const DocumentView& view, Html& page) {
  std::map<std::int64_t, std::size_t> first_fact;
  for (std::size_t i = 0; i < view.facts.size(); ++i) first_fact.emplace(view.facts[i].line, i);
  page.Add("<section aria-labelledby=\"text\"><h2 id=\"text\">").Say({"Text", "本文"});
  page.Add("</h2>\n<p class=\"note\">");
  page.Say({"The signed text. A mark beside a line leads to the facts that stand on it.",
            "署名された本文です。行の印は、その行から抽出した事実へのリンクです。"});
  page.Add("</p>\n<div class=\"scroll paper\" tabindex=\"0\" role=\"region\"");
  page.Attribute("aria-label", Phrase{"Signed text", "署名された本文"}.In(page.language()));
  page.Add("><ol class=\"text\">\n");
  std::int64_t number = 0;
  for (const std::string_view line : base::SplitLines(view.text)) {
    ++number;
    page.Add("<li").Attribute("id", LineId(number)).Add(">");
    if (const auto fact = first_fact.find(number); fact != first_fact.end()) {
      page.Add("<a class=\"mark\"").Attribute("href", "#" + FactId(fact->second));
      page.Attribute("aria-label",
                     Phrase{"Fact on line ", "抽出した事実: 行 "}.In(page.language()) +
                         std::to_string(number));
      page.Add("></a>");
    }
    page.Line(line).Add("\n");
  }
  page.Add("</ol></div></section>\n");
}

void AddFactsOf(const DocumentView& view, Html& page) {
  page.Add("<section aria-labelledby=\"facts\"><h2 id=\"facts\">").Say({"Facts", "抽出した事実"});
  page.Add("</h2>\n<p class=\"note\">");
  if (view.facts.empty()) {
    page.Say(
        {"The parsers found nothing in this text.", "この本文から抽出された事実はありません。"});
  } else {
    page.Say({"What the text says, each with the line that it stands on.",
              "本文に書かれている内容です。それぞれ該当行へのリンクが付いています。"});
  }
  page.Add("</p>\n");
  for (const Kind& kind : kKinds) AddKind(kind, view.facts, page);
  page.Add("</section>\n");
}

}  // namespace site
