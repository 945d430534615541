// What a document says, as rows.
//
// A `Document` is made by `ParseDocument` (parse/parser.h) from the signed text of one message and
// is plain data without an owner or a life cycle. It makes no claim that the text is genuine: only
// together with a `verify::VerifiedText` can it enter the archive.
//
// Every fact carries the line of the signed text it stands on, counted from 1. Nothing is computed
// and nothing is corrected: where the parts of a table do not add up to its total, both are kept.
// All text is UTF-8. Dates are ISO 8601, as the document gives them: Japanese documents mean JST.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace parse {

// One number of a table or a sentence. `dimension` and `key` are stable across layouts and years
// (docs/output.md lists them); `label` is the document's own word, where it has one.
struct Count {
  std::string dimension;  // total, notification, type, source_tld, port, publication
  std::string key;  // reports, sites, scan, jp, 135, icmp, alert; other for the rest of a table
  std::optional<std::string> label;
  std::int64_t count = 0;
  std::vector<std::string> footnotes;  // "*1", without the brackets
  int line = 0;
};

// One entry of the list of references.
struct Citation {
  std::string marker;  // "1", without the brackets
  std::string title;
  std::string url;
  std::optional<std::string> translation_url;  // a second URL, of the Japanese translation
  int line = 0;
};

// One entry of the revision history that the document itself gives, in the order of the text.
struct RevisionNote {
  std::optional<std::string> version;   // "1.1", "Ver.02": where the document numbers its revisions
  std::optional<std::string> noted_on;  // ISO date
  std::string text;
  int line = 0;
};

// Malware that is named under one of the types of incident.
struct Malware {
  std::string type;  // key of the type
  std::string name;
  int line = 0;
};

// A header field or another labelled value: "topic", "category", "module", "announced",
// "corrected", "affects", "credits", "vendor-status". One row for each line of a value, but one for
// a topic.
struct Field {
  std::string name;
  std::string value;
  int line = 0;
};

// The number of another body's publication: CVE-2004-0114.
struct Reference {
  std::string kind;  // CVE, JVN, CERT, CERT-VU, US-CERT, AusCERT, JPCERT, FreeBSD
  std::string id;    // as written; CAN-2004-0114 stays CAN-2004-0114
  int line = 0;
};

struct Document {
  std::string parser;      // which made this: "jpcert-pr", "jpcert-notice", "freebsd", "plain"
  int parser_version = 0;  // raised whenever the same text would give other facts
  std::string charset;     // what the text was decoded from: "ISO-2022-JP"

  std::optional<std::string> number;  // "JPCERT-PR-2004-0002"
  std::optional<std::string> series;  // "PR"
  std::optional<std::string> title;
  std::optional<std::string> issued;
  std::optional<std::string> period_start;
  std::optional<std::string> period_end;

  std::vector<Count> counts;
  std::vector<Citation> citations;
  std::vector<RevisionNote> revision_notes;
  std::vector<Malware> malware;
  std::vector<Field> fields;
  std::vector<Reference> references;
};

}  // namespace parse
