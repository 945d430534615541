#include "site/feed.h"

#include <algorithm>

#include "base/hash.h"
#include "site/html.h"
#include "site/paths.h"

namespace site {
namespace {

constexpr std::size_t kMostEntries = 100;
constexpr const char* kNever = "1970-01-01T00:00:00Z";

struct FeedEntry {
  const Document* document;
  const Revision* revision;
};

std::vector<FeedEntry> Newest(const std::vector<Document>& documents) {
  std::vector<FeedEntry> entries;
  for (const Document& document : documents) {
    for (const Revision& revision : document.revisions) entries.push_back({&document, &revision});
  }
  std::sort(entries.begin(), entries.end(), [](const FeedEntry& a, const FeedEntry& b) {
    return a.revision->first_seen != b.revision->first_seen
               ? a.revision->first_seen > b.revision->first_seen
               : a.revision->id > b.revision->id;
  });
  entries.resize(std::min(entries.size(), kMostEntries));
  return entries;
}

// A name-based UUID (RFC 9562, version 8) that stays the same wherever the site is served.
std::string Id(const std::string& of) {
  std::string digits = base::Sha256Hex("inkan " + of).substr(0, 32);
  digits[12] = '8';
  digits[16] = '8';
  for (const std::size_t at : {8U, 13U, 18U, 23U}) digits.insert(at, 1, '-');
  return "urn:uuid:" + digits;
}

void AddEntry(const FeedEntry& entry, const std::string& home, Html& feed) {
  const Document& document = *entry.document;
  const bool is_first = entry.revision->number == 1;
  feed.Add("<entry><id>")
      .Text(Id(document.source + " " + document.name + " " + entry.revision->text_sha256));
  feed.Add("</id><title>").Text(document.Called() + (document.title.empty() ? "" : ": "));
  feed.Text(document.title).Add("</title><updated>").Text(entry.revision->first_seen);
  feed.Add("</updated><link rel=\"alternate\" type=\"text/html\"")
      .Attribute("href", home + document.Page());
  feed.Add("/><category").Attribute("term", document.SeriesName()).Add("/><summary>");
  feed.Say(is_first ? Phrase{"New document, signed at ", "新着文書。署名日時: "}
                    : Phrase{"Changed document, signed at ", "更新された文書。署名日時: "});
  feed.Text(entry.revision->signed_at).Add("</summary></entry>\n");
}

}  // namespace

std::string Feed(const std::vector<Document>& documents, const std::string& url,
                 Language language) {
  const std::vector<FeedEntry> entries = Newest(documents);
  const std::string home = url.empty() ? "" : url + Folder(language);
  Html feed(language);
  feed.Add(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
  feed.Attribute("xml:lang", Tag(language))
      .Add(">\n<id>")
      .Text(Id(std::string("feed ") + Tag(language)));
  feed.Add("</id><title>").Say({"inkan: new and changed documents", "inkan: 新着・更新文書"});
  feed.Add("</title><author><name>inkan</name></author><updated>");
  feed.Text(entries.empty() ? kNever : entries.front().revision->first_seen).Add("</updated>\n");
  if (!url.empty()) feed.Add("<link rel=\"self\"").Attribute("href", home + "feed.xml").Add("/>\n");
  feed.Add("<link rel=\"alternate\" type=\"text/html\"")
      .Attribute("href", home + "index.html")
      .Add("/>\n");
  for (const FeedEntry& entry : entries) AddEntry(entry, home, feed);
  feed.Add("</feed>\n");
  return feed.text();
}

}  // namespace site
