#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/escape.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/trusted_keys.h"
#include "ingest/mail_form.h"
#include "parse/parser.h"
#include "recover/hints.h"
#include "recover/verify_file.h"
#include "report/document_json.h"
#include "report/verdict_json.h"
#include "verify/diagnose.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

struct InspectOptions {
  std::string path;
  TrustOptions trust;
  std::string profile;
};

// Everything about one message as JSON; the table form is made from it, so both say the same.
Json Inspect(const std::string& path, const verify::Verdict& verdict, const std::string& text,
             const std::vector<std::string>& damage, const std::string& profile, base::Time now) {
  Json json = report::VerdictJson(path, verdict, now);
  std::vector<std::string> sentences = verify::Explain(verdict, now);
  sentences.insert(sentences.begin() + 1, damage.begin(), damage.end());
  Json document = report::DocumentJson(parse::ParseDocument(text, profile));
  document["verified"] = verdict.accepted;
  json["verified"] = verdict.accepted;
  json["signature_packet"] = report::SignatureJson(verdict.signature);
  json["explanation"] = sentences;
  json["document"] = std::move(document);
  return json;
}

std::string Shown(const Json& value) {
  if (value.is_null()) return "-";
  return base::EscapeForTerminal(value.is_string() ? value.get<std::string>() : value.dump());
}

void PrintFields(std::ostream& out, const Json& object, const std::vector<const char*>& keys) {
  for (const char* key : keys) out << fmt::format("  {:<21} {}\n", key, Shown(object[key]));
}

void PrintRows(std::ostream& out, const char* title, const Json& rows,
               const std::vector<std::string>& columns) {
  if (rows.empty()) return;
  out << fmt::format("\n{} ({})\n", title, rows.size());
  const auto writer = report::MakeRowWriter(report::Format::kTable, out);
  writer->Columns(columns);
  for (const Json& row : rows) {
    std::vector<store::Cell> cells;
    for (const std::string& column : columns) {
      const Json& value = row[column];
      if (value.is_number_integer()) {
        cells.emplace_back(value.get<std::int64_t>());
      } else {
        cells.emplace_back(value.is_null()     ? std::string()
                           : value.is_string() ? value.get<std::string>()
                                               : value.dump());
      }
    }
    writer->Row(cells);
  }
  writer->Finish();
}

void PrintReport(std::ostream& out, const Json& json) {
  out << Shown(json["file"]) << '\n';
  for (const Json& sentence : json["explanation"]) out << "  * " << Shown(sentence) << '\n';
  out << "\nverdict\n";
  PrintFields(out, json,
              {"outcome", "accepted", "reasons", "caveats", "key_id", "fingerprint", "signed_at",
               "raw_sha256", "text_sha256", "recovered_by"});
  if (!json["signature_packet"].is_null()) {
    out << "\nsignature packet (what it claims)\n";
    PrintFields(out, json["signature_packet"],
                {"version", "type", "public_key_algorithm", "digest", "digest_prefix", "key_id",
                 "signed_at", "armor_version", "armor_charset", "armor_crc_ok"});
  }
  const Json& document = json["document"];
  out << (json["verified"].get<bool>() ? "\ndocument\n" : "\ndocument (NOT VERIFIED)\n");
  PrintFields(
      out, document,
      {"number", "series", "title", "issued", "period_start", "period_end", "charset", "parser"});
  PrintRows(out, "fields", document["fields"], {"field", "value", "line"});
  PrintRows(out, "counts", document["counts"],
            {"dimension", "key", "label", "count", "footnotes", "line"});
  PrintRows(out, "malware", document["malware"], {"type", "names"});
  PrintRows(out, "intruder actions", document["intruder_actions"], {"type", "text", "line"});
  PrintRows(out, "publications", document["publications"],
            {"key", "published_on", "title", "url", "line"});
  PrintRows(out, "sections", document["sections"], {"marker", "title", "kind", "line"});
  PrintRows(out, "citations", document["citations"], {"marker", "title", "url"});
  PrintRows(out, "references", document["references"], {"kind", "reference", "line"});
  PrintRows(out, "revision notes", document["revision_notes"],
            {"version", "noted_on", "text", "line"});
}

base::Result<std::vector<Json>> InspectFile(Session& session, const InspectOptions& options,
                                            const std::string& bytes) {
  auto trust = FindTrust(session, options.trust);
  if (!trust) return base::Forward(trust);
  verify::ExaminedFile examined = verify::Examine(bytes);
  auto engine = StartEnginesFor(session, *trust, bytes, examined);
  if (!engine) return base::Forward(engine);
  const verify::Judge judge(trust->keyring, trust->policy);
  const base::Time now = session.clock().Now();
  auto verified = recover::VerifyFile(bytes, std::move(examined), engine->get(), judge, now);
  if (!verified) return base::Forward(verified);
  std::vector<Json> inspected;
  for (std::size_t i = 0; i < verified->judgements.size(); ++i) {
    verify::Verdict verdict = verified->judgements[i].verdict;
    verify::Damaged damaged;
    if (verdict.ordinal) {
      damaged.text = verify::WithLfLineEnds(verified->file.messages[i].detached.canonical_text);
    } else {
      damaged = verify::DiagnoseFile(bytes);
      verdict.signature = damaged.signature;
    }
    if (ingest::FormOf(bytes) != ingest::FileForm::kDocument) {
      damaged.sentences.emplace_back(
          "the file is mail, and is looked at here as it stands; 'inkan ingest' takes the "
          "documents "
          "out of it");
    }
    for (std::string& hint : recover::Hints(bytes, *verified, verdict)) {
      damaged.sentences.push_back(std::move(hint));
    }
    inspected.push_back(
        Inspect(options.path, verdict, damaged.text, damaged.sentences, options.profile, now));
  }
  return inspected;
}

base::Result<int> RunInspect(Session& session, const InspectOptions& options) {
  auto bytes = base::ReadFile(options.path);
  if (!bytes) return base::Forward(bytes);
  auto inspected = InspectFile(session, options, *bytes);
  if (!inspected) return base::Forward(inspected);
  if (session.format() == report::Format::kCsv) {
    return base::UsageError("inspect: has no csv form", "json and jsonl have all of it");
  }
  const char* before = "[";
  bool all_accepted = true;
  for (const Json& json : *inspected) {
    all_accepted = all_accepted && json["verified"].get<bool>();
    if (session.is_table()) {
      PrintReport(session.out(), json);
    } else if (session.format() == report::Format::kJsonl) {
      session.out() << json.dump() << '\n';
    } else {
      session.out() << std::exchange(before, ",\n ") << json.dump(1);
    }
  }
  if (session.format() == report::Format::kJson) session.out() << "]\n";
  return all_accepted ? kDone : kFindings;
}

}  // namespace

Action AddInspect(Arguments arguments) {
  auto options = std::make_shared<InspectOptions>();
  arguments.Add("PATH", options->path, "a file, or - for standard input").Required();
  AddTrustOptions(arguments, options->trust);
  arguments
      .Add("--profile", options->profile,
           "which parsers: jpcert, freebsd, plain; all of "
           "them are tried without it")
      .Type("NAME");
  return [options](Session& session) { return RunInspect(session, *options); };
}

}  // namespace cli
