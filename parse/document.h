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

// A publication that the document points its readers to.
struct Citation {
  // "1", without the brackets; of a weekly report: the marker of the item, empty for the memo.
  std::string marker;
  std::string title;
  std::string url;
  std::optional<std::string> translation_url;  // a second URL, of the Japanese translation
  int line = 0;
  // "reference": an entry of the list of references. "source", "related": of an item of a weekly
  // report, what it reports and what belongs to it.
  std::string kind = "reference";
};

// A head of the document, or an entry of one of its lists of things that happened.
struct Section {
  int level = 1;  // 1: §1. or I.; 2: what is below it
  // As written, without blanks: "§1.", "I.", "(1)"; may be empty. Of an item its number alone, "1"
  // for [1] and 【1】, which its citations have too.
  std::string marker;
  std::string title;
  // "section", or what an entry is: "item" or "memo" of a weekly report, "event" or "activity" of
  // an overview.
  std::string kind = "section";
  int line = 0;
};

// A publication of JPCERT/CC's own that an overview lists.
struct Publication {
  std::string key;  // of the dimension publication: alert, report, activity-overview
  std::optional<std::string> published_on;  // ISO date
  std::string title;
  std::optional<std::string> url;
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

// What intruders did, as an overview lists it below one of the types of incident.
struct Action {
  std::string type;  // key of the type
  std::string text;
  int line = 0;
};

// A header field or another labelled value: "topic", "category", "module", "announced",
// "corrected", "affects" (a product; also those of alerts), "credits", "vendor-status"; of a
// translation "topic-ja", "original-issue-date", "last-revised", "translator", "translated-on". One
// row for each line of a value, but one for a topic.
struct Field {
  std::string name;
  std::string value;
  int line = 0;
};

// The number of another body's publication, wherever it stands: in the text, in a list, in a URL.
struct Reference {
  std::string kind;  // CVE, JVN, CERT, …: parse/reference_forms.cc
  // In the one form that its publisher uses today, so that one query finds all spellings: CAN-2004-
  // 0114 is CVE-2004-0114, CA-96.06 is CA-1996-06.
  std::string id;
  std::string written;  // as it stands there
  int line = 0;
};

struct Document {
  std::string parser;      // which made this: "jpcert-pr", "jpcert-alert", "freebsd", "plain"
  int parser_version = 0;  // raised whenever the same text would give other facts
  std::string profile;     // as it was given: which parsers were asked
  std::string charset;     // what the text was decoded from: "ISO-2022-JP"

  std::optional<std::string> number;  // "JPCERT-PR-2004-0002"
  std::optional<std::string> series;  // "PR"
  std::optional<std::string> title;
  std::optional<std::string> issued;
  std::optional<std::string> period_start;
  std::optional<std::string> period_end;

  // Title and text as the full text index takes them (parse/bigrams.h).
  std::string indexed_title;
  std::string indexed_text;

  std::vector<Count> counts;
  std::vector<Citation> citations;
  std::vector<RevisionNote> revision_notes;
  std::vector<Malware> malware;
  std::vector<Action> actions;
  std::vector<Publication> publications;
  std::vector<Section> sections;
  std::vector<Field> fields;
  std::vector<Reference> references;
};

}  // namespace parse
