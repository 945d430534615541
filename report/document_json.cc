#include "report/document_json.h"

#include <nlohmann/json.hpp>
#include <string>

#include "parse/incident_labels.h"

namespace report {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json GlossJson(const parse::Count& count) {
  const std::string_view gloss = parse::GlossOf(count.dimension, count.key);
  return gloss.empty() ? Json() : Json(gloss);
}

Json CountsJson(const std::vector<parse::Count>& counts) {
  Json rows = Json::array();
  for (const parse::Count& count : counts) {
    rows.push_back({{"dimension", count.dimension},
                    {"key", count.key},
                    {"label", OrNull(count.label)},
                    {"count", count.count},
                    {"footnotes", count.footnotes},
                    {"line", count.line},
                    {"gloss", GlossJson(count)}});
  }
  return rows;
}

Json CitationsJson(const std::vector<parse::Citation>& citations) {
  Json rows = Json::array();
  for (const parse::Citation& citation : citations) {
    rows.push_back({{"position", rows.size() + 1},
                    {"marker", citation.marker},
                    {"title", citation.title},
                    {"url", citation.url},
                    {"translation_url", OrNull(citation.translation_url)},
                    {"line", citation.line},
                    {"kind", citation.kind}});
  }
  return rows;
}

Json NotesJson(const std::vector<parse::RevisionNote>& notes) {
  Json rows = Json::array();
  for (const parse::RevisionNote& note : notes) {
    rows.push_back({{"position", rows.size() + 1},
                    {"version", OrNull(note.version)},
                    {"noted_on", OrNull(note.noted_on)},
                    {"text", note.text},
                    {"line", note.line}});
  }
  return rows;
}

// Grouped by type, in the order of the text.
Json MalwareJson(const std::vector<parse::Malware>& malware) {
  Json groups = Json::array();
  for (const parse::Malware& named : malware) {
    if (groups.empty() || groups.back()["type"] != named.type) {
      groups.push_back({{"type", named.type}, {"names", Json::array()}});
    }
    groups.back()["names"].push_back(named.name);
  }
  return groups;
}

Json FieldsJson(const std::vector<parse::Field>& fields) {
  Json rows = Json::array();
  for (const parse::Field& field : fields) {
    rows.push_back({{"field", field.name}, {"value", field.value}, {"line", field.line}});
  }
  return rows;
}

Json ReferencesJson(const std::vector<parse::Reference>& references) {
  Json rows = Json::array();
  for (const parse::Reference& reference : references) {
    rows.push_back({{"kind", reference.kind},
                    {"reference", reference.id},
                    {"line", reference.line},
                    {"written", reference.written}});
  }
  return rows;
}

Json SectionsJson(const std::vector<parse::Section>& sections) {
  Json rows = Json::array();
  for (const parse::Section& section : sections) {
    rows.push_back({{"position", rows.size() + 1},
                    {"level", section.level},
                    {"marker", section.marker},
                    {"title", section.title},
                    {"kind", section.kind},
                    {"line", section.line}});
  }
  return rows;
}

Json PublicationsJson(const std::vector<parse::Publication>& publications) {
  Json rows = Json::array();
  for (const parse::Publication& publication : publications) {
    rows.push_back({{"key", publication.key},
                    {"published_on", OrNull(publication.published_on)},
                    {"title", publication.title},
                    {"url", OrNull(publication.url)},
                    {"line", publication.line}});
  }
  return rows;
}

Json ActionsJson(const std::vector<parse::Action>& actions) {
  Json rows = Json::array();
  for (const parse::Action& action : actions) {
    rows.push_back({{"type", action.type}, {"text", action.text}, {"line", action.line}});
  }
  return rows;
}

}  // namespace

Json DocumentJson(const parse::Document& document) {
  Json json;
  json["number"] = OrNull(document.number);
  json["series"] = OrNull(document.series);
  json["title"] = OrNull(document.title);
  json["issued"] = OrNull(document.issued);
  json["period_start"] = OrNull(document.period_start);
  json["period_end"] = OrNull(document.period_end);
  json["charset"] = document.charset;
  json["parser"] = document.parser;
  json["parser_version"] = document.parser_version;
  json["counts"] = CountsJson(document.counts);
  json["malware"] = MalwareJson(document.malware);
  json["citations"] = CitationsJson(document.citations);
  json["revision_notes"] = NotesJson(document.revision_notes);
  json["fields"] = FieldsJson(document.fields);
  json["references"] = ReferencesJson(document.references);
  json["sections"] = SectionsJson(document.sections);
  json["publications"] = PublicationsJson(document.publications);
  json["intruder_actions"] = ActionsJson(document.actions);
  return json;
}

}  // namespace report
