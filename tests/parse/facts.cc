#include "tests/parse/facts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "base/text.h"
#include "parse/parser.h"

namespace parse_test {
namespace {

std::string Or(const std::optional<std::string>& value) { return value.value_or("-"); }

}  // namespace

parse::Document Parse(std::string_view text) { return parse::ParseDocument(text, "jpcert"); }

std::string Facts(const parse::Document& document) {
  std::string facts =
      fmt::format("{} {}\n{} {} {}\n{} {}..{}\n", document.parser, Or(document.series),
                  Or(document.number), Or(document.title), Or(document.issued), "period",
                  Or(document.period_start), Or(document.period_end));
  const auto out = std::back_inserter(facts);
  for (const auto& c : document.counts) {
    fmt::format_to(out, "{} {} {} {}", c.dimension, c.key, Or(c.label), c.count);
    for (const auto& mark : c.footnotes) fmt::format_to(out, " ({})", mark);
    facts += '\n';
  }
  for (const auto& m : document.malware) fmt::format_to(out, "malware {} {}\n", m.type, m.name);
  for (const auto& c : document.citations) {
    fmt::format_to(out, "[{}] {} {} {}\n", c.marker, c.title, c.url, Or(c.translation_url));
  }
  for (const auto& n : document.revision_notes) {
    fmt::format_to(out, "note {} {} {}\n", Or(n.version), Or(n.noted_on), n.text);
  }
  for (const auto& f : document.fields) fmt::format_to(out, "{}: {}\n", f.name, f.value);
  for (const auto& r : document.references) fmt::format_to(out, "{} {}\n", r.kind, r.id);
  for (const auto& s : document.sections) {
    fmt::format_to(out, "{} {} {} {}\n", s.kind, s.level, s.marker, s.title);
  }
  for (const auto& p : document.publications) {
    fmt::format_to(out, "published {} {} {} {}\n", p.key, Or(p.published_on), p.title, Or(p.url));
  }
  for (const auto& a : document.actions) fmt::format_to(out, "action {} {}\n", a.type, a.text);
  return facts;
}

std::vector<std::string> CountsOf(const parse::Document& document, std::string_view dimension) {
  std::vector<std::string> counts;
  for (const auto& count : document.counts) {
    if (count.dimension == dimension) {
      counts.push_back(fmt::format("{} {}", count.key, count.count));
    }
  }
  return counts;
}

const parse::Count* FindCount(const parse::Document& document, std::string_view dimension,
                              std::string_view key) {
  for (const auto& count : document.counts) {
    if (count.dimension == dimension && count.key == key) return &count;
  }
  return nullptr;
}

std::vector<std::string> ValuesOf(const parse::Document& document, std::string_view field) {
  std::vector<std::string> values;
  for (const auto& row : document.fields) {
    if (row.name == field) values.push_back(row.value);
  }
  return values;
}

std::vector<std::string> SectionsOf(const parse::Document& document) {
  std::vector<std::string> sections;
  for (const auto& section : document.sections) {
    sections.push_back(std::to_string(section.level) + " " + section.marker + " " + section.title);
  }
  return sections;
}

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  REQUIRE(text.find(from) != std::string::npos);
  return base::ReplaceAll(std::move(text), from, to);
}

std::string Flatten(std::string_view text) {
  std::string flat;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      flat += c;
    } else if (!flat.empty() && flat.back() != ' ') {
      flat += ' ';
    }
  }
  while (!flat.empty() && flat.back() == ' ') flat.pop_back();
  return flat;
}

}  // namespace parse_test
