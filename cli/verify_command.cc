#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/progress.h"
#include "cli/trusted_keys.h"
#include "ingest/mail_form.h"
#include "recover/verify_file.h"
#include "report/verdict_json.h"

namespace cli {
namespace {

struct VerifyOptions {
  std::vector<std::string> paths;
  TrustOptions trust;
  bool print_text = false;
};

// One verdict after the other, in the form that was asked for.
class VerdictWriter {
 public:
  VerdictWriter(Session& session, bool print_text) : session_(session), print_text_(print_text) {
    if (!is_json() && !print_text_) {
      rows_ = session.WholeRows();
      rows_->Columns({"file", "ordinal", "outcome", "accepted", "key_id", "digest", "signed_at",
                      "reasons", "caveats"});
    }
  }

  void Write(const std::string& file, const verify::Judgement& judgement) {
    if (print_text_) return WriteText(file, judgement);
    const auto json = report::VerdictJson(file, judgement.verdict, session_.clock().Now());
    if (rows_ != nullptr) return WriteRow(json, judgement.verdict);
    if (session_.format() == report::Format::kJson) session_.out() << (any_ ? ",\n " : "[");
    session_.out() << json.dump();
    if (session_.format() == report::Format::kJsonl) session_.out() << '\n';
    any_ = true;
  }

  void Finish() {
    if (rows_ != nullptr) rows_->Finish();
    if (!print_text_ && session_.format() == report::Format::kJson) {
      session_.out() << (any_ ? "]\n" : "[]\n");
    }
  }

 private:
  bool is_json() const {
    return session_.format() == report::Format::kJson ||
           session_.format() == report::Format::kJsonl;
  }

  static store::Cell TextOf(const nlohmann::ordered_json& value) {
    return value.is_string() ? store::Cell(value.get<std::string>()) : store::Cell();
  }

  void WriteRow(const nlohmann::ordered_json& json, const verify::Verdict& verdict) {
    rows_->Row({TextOf(json["file"]),
                verdict.ordinal ? store::Cell(std::int64_t{*verdict.ordinal}) : store::Cell(),
                TextOf(json["outcome"]), std::string(verdict.accepted ? "yes" : "no"),
                TextOf(json["key_id"]), TextOf(json["digest"]), TextOf(json["signed_at"]),
                verify::JoinedNames(verdict.reasons),
                verify::JoinedNames(verify::CaveatsAt(verdict, session_.clock().Now()))});
  }

  // Exactly what the signature covers; on a terminal, what can be shown of it.
  void WriteText(const std::string& file, const verify::Judgement& judgement) {
    if (judgement.text) {
      const std::string& text = judgement.text->text();
      session_.out() << (session_.terminal().out ? base::EscapeForTerminal(text, true) : text);
      return;
    }
    Warn(fmt::format("{}: not accepted: {}", base::EscapeForTerminal(file),
                     verify::JoinedNames(judgement.verdict.reasons)));
  }

  Session& session_;
  bool print_text_;
  bool any_ = false;
  std::unique_ptr<report::RowWriter> rows_;
};

base::Result<int> RunVerify(Session& session, const VerifyOptions& options) {
  auto trust = FindTrust(session, options.trust);
  if (!trust) return base::Forward(trust);
  if (trust->keyring.keys().empty()) Warn("no key is trusted; name one with --keys FILE");
  auto engine = StartEngines(session, *trust);
  if (!engine) return base::Forward(engine);
  const verify::Judge judge(trust->keyring, trust->policy);

  VerdictWriter writer(session, options.print_text);
  int code = kDone;
  for (const std::string& path : options.paths) {
    auto bytes = base::ReadFile(path);
    if (!bytes) {  // the other files are worth an answer all the same
      PrintError(bytes.error());
      if (code != kFailed) code = ExitCodeOf(bytes.error().kind);
      continue;
    }
    if (ingest::FormOf(*bytes) != ingest::FileForm::kDocument) {
      Warn(fmt::format("{}: is mail, and is looked at as it stands; 'inkan ingest' takes it apart",
                       base::EscapeForTerminal(path)));
    }
    auto verified = recover::VerifyFile(*bytes, verify::Examine(*bytes), engine->get(), judge,
                                        session.clock().Now());
    if (!verified) {
      PrintError(
          {verified.error().kind, path + ": " + verified.error().message, verified.error().hint});
      code = kFailed;
      continue;
    }
    for (const verify::Judgement& judgement : verified->judgements) {
      writer.Write(path, judgement);
      if (!judgement.verdict.accepted && code == kDone) code = kFindings;
    }
  }
  writer.Finish();
  return code;
}

}  // namespace

Action AddVerify(Arguments arguments) {
  auto options = std::make_shared<VerifyOptions>();
  arguments.Add("PATH", options->paths, "files, or - for standard input").Required();
  AddTrustOptions(arguments, options->trust);
  arguments.Flag("--print-text", options->print_text,
                 "print exactly the text that the signature covers, of accepted messages");
  return [options](Session& session) { return RunVerify(session, *options); };
}

}  // namespace cli
