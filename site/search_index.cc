#include "site/search_index.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/escape.h"
#include "base/hash.h"
#include "base/text.h"
#include "ingest/accepted_text.h"
#include "parse/bigrams.h"
#include "parse/charset.h"

namespace site {
namespace {

constexpr int kFirstCjk = 0x2E80;  // as in parse/bigrams.cc

using Postings =
    std::vector<std::int64_t>;  // document, and twice its first line (+1: in the title)
using Words = std::unordered_map<std::string, Postings>;
using Segments = std::map<std::int64_t, std::vector<const Document*>>;

std::string Quoted(std::string_view text) {
  return nlohmann::json(base::EscapeForTerminal(text)).dump();
}

// Line 0 is the title. The first line of a word counts, and whether the title has it too.
void AddPostings(std::int64_t place, std::string_view title, std::string_view text, Words& words) {
  for (const parse::Token& token : parse::CutTokens(title)) {
    Postings& postings = words[token.text];
    if (postings.size() < 2 || postings[postings.size() - 2] != place) {
      postings.insert(postings.end(), {place, 1});
    }
  }
  std::int64_t line = 1;
  std::size_t at = 0;
  for (const parse::Token& token : parse::CutTokens(text)) {
    for (; at < token.begin; ++at) line += text[at] == '\n' ? 1 : 0;
    Postings& postings = words[token.text];
    if (postings.size() < 2 || postings[postings.size() - 2] != place) {
      postings.insert(postings.end(), {place, line * 2});
    } else if (postings.back() == 1) {
      postings.back() = line * 2 + 1;
    }
  }
}

std::string Name(std::int64_t segment, const std::string& of) {
  return "search/" + std::to_string(segment) + "-" + of + ".js";
}

std::string DocumentsScript(std::int64_t segment, const std::vector<const Document*>& documents) {
  std::string script = "inkanDocuments(" + std::to_string(segment) + ",[\n";
  for (const Document* document : documents) {
    script += "[" + std::to_string(document->id % kSegmentDocuments);
    for (const std::string& text : {document->path, document->Called(), document->title,
                                    document->Day(), document->SeriesName(), document->source}) {
      script += "," + Quoted(text);
    }
    script += "],\n";
  }
  return script + "]);\n";
}

base::Status WriteShards(std::int64_t segment, const Words& words, Output& out) {
  std::array<std::vector<const Words::value_type*>, kShards> shards;
  for (const auto& word : words) shards[ShardOf(word.first)].push_back(&word);
  for (unsigned shard = 0; shard < kShards; ++shard) {
    std::sort(shards[shard].begin(), shards[shard].end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    std::string script =
        "inkanWords(" + std::to_string(segment) + "," + std::to_string(shard) + ",[\n";
    for (const auto* word : shards[shard]) {
      script += "[" + Quoted(word->first) + ",[";
      for (const std::int64_t number : word->second) script += std::to_string(number) + ",";
      script.back() = ']';
      script += "],\n";
    }
    auto written = out.Write(Name(segment, std::to_string(shard)), script + "]);\n");
    if (!written) return written;
  }
  return {};
}

base::Status WriteSegment(const Source& source, std::int64_t segment,
                          const std::vector<const Document*>& documents, Output& out) {
  std::string state;
  for (const Document* document : documents) state += document->state;
  state = base::Sha256Hex(state);
  const std::string part = "search/" + std::to_string(segment);
  if (out.Keep(part, state)) return {};
  out.Begin(part, state);
  Words words;
  for (const Document* document : documents) {
    const auto text = ingest::ReadAcceptedText(*source.archive, document->current().id);
    if (!text) return base::Forward(text);
    AddPostings(document->id % kSegmentDocuments, document->Called() + " " + document->title,
                parse::Decode(text->text()).text, words);
  }
  auto written = out.Write(Name(segment, "documents"), DocumentsScript(segment, documents));
  return written ? WriteShards(segment, words, out) : written;
}

}  // namespace

unsigned ShardOf(std::string_view token) {
  if (token.empty()) return 0;
  const base::CodePoint first = base::DecodeUtf8(token);
  if (first.value >= kFirstCjk) return static_cast<unsigned>(first.value) % kShards;
  token.remove_prefix(first.size);
  const int second = token.empty() ? 0 : base::DecodeUtf8(token).value;
  return static_cast<unsigned>(first.value * 31 + std::max(second, 0)) % kShards;
}

base::Status WriteSearchIndex(const Source& source, Output& out) {
  Segments segments;
  for (const Document& document : source.documents) {
    segments[document.id / kSegmentDocuments].push_back(&document);
  }
  std::string list = "inkanSegments([";
  for (const auto& [segment, documents] : segments) {
    if (auto written = WriteSegment(source, segment, documents, out); !written) return written;
    list += std::to_string(segment) + ",";
  }
  out.Begin("search/segments", "");
  return out.Write("search/segments.js", list + "]);\n");
}

std::string TextScript(const Document& document, std::string_view text) {
  std::string script = "inkanText(" + Quoted(document.path) + ",[\n";
  for (const std::string_view line : base::SplitLines(text)) script += Quoted(line) + ",\n";
  return script + "]);\n";
}

}  // namespace site
