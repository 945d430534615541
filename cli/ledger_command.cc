#include <fmt/format.h>

#include <memory>

#include "base/escape.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/found_document.h"
#include "cli/ledger_new_key.h"
#include "cli/ledger_proof.h"
#include "store/ledger.h"
#include "store/ledger_check.h"

namespace cli {
namespace {

constexpr std::size_t kMaxNote = 1U << 20U;

struct LedgerOptions {
  std::string action;
  std::vector<std::string> checkpoints;
  std::string document;
  std::string out = "-";
  std::string proof;
  std::string key;
};

base::Result<std::vector<ledger::Checkpoint>> ReadCheckpoints(
    store::Database& archive, const std::vector<std::string>& paths) {
  const auto keys = store::Ledger(archive).Keys();
  std::vector<ledger::Checkpoint> checkpoints;
  for (const std::string& path : paths) {
    const auto note = base::ReadFile(path, kMaxNote);
    if (!note) return base::Forward(note);
    auto opened = store::OpenWithAny(*note, keys);
    if (!opened) {
      return base::Failed(
          fmt::format("{}: {}", base::EscapeForTerminal(path), opened.error().message),
          opened.error().hint);
    }
    checkpoints.push_back(std::move(*opened));
  }
  return checkpoints;
}

base::Result<int> Verify(Session& session, const LedgerOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto others = ReadCheckpoints(*archive, options.checkpoints);
  if (!others) return base::Forward(others);
  const store::LedgerReport report = store::CheckLedger(*archive, *others);
  if (auto checked = archive->Check(); !checked) return base::Forward(checked);
  const auto writer = session.WholeRows();
  writer->Columns({"subject", "result", "detail"});
  for (const store::LedgerFault& fault : report.faults) {
    writer->Row({fault.subject, "fault", fault.detail});
  }
  if (report.unsealed) {
    writer->Row({"archive", "unsealed",
                 "a run was killed or is under way; the next one seals what it wrote"});
  }
  writer->Row({"ledger", report.faults.empty() ? "holds" : "does not hold",
               fmt::format("{} leaves, {} checkpoints, {} of them from elsewhere", report.leaves,
                           report.checkpoints, others->size())});
  writer->Finish();
  return report.faults.empty() ? kDone : kFindings;
}

base::Result<int> Prove(Session& session, const LedgerOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const auto found = FindDocument(*archive, options.document, 0);
  if (!found) return base::Forward(found);
  const auto proven = ProofOf(*archive, found->revision_id);
  if (!proven) return base::Forward(proven);
  if (!*proven) {
    return base::Failed(base::EscapeForTerminal(options.document) + ": is not in the ledger yet",
                        "the run that brought it was killed; the next run that writes seals it");
  }
  const ledger::Proof& proof = (*proven)->proof;
  if (options.out == "-") {
    session.out() << proof.Text();
  } else if (auto written = base::WriteFile(options.out, proof.Text()); !written) {
    return base::Forward(written);
  }
  return kDone;
}

base::Result<int> CheckProofFile(Session& session, const LedgerOptions& options) {
  const auto text = base::ReadFile(options.proof, kMaxNote);
  if (!text) return base::Forward(text);
  const auto key = ledger::ParseVerifierKey(options.key);
  if (!key) return base::Forward(key);
  const auto proof = ledger::ReadProof(*text);
  if (!proof) return base::Forward(proof);
  const auto checkpoint = ledger::CheckProof(*proof, *key);
  if (!checkpoint) return base::Forward(checkpoint);
  const auto writer = session.WholeRows();
  writer->Columns({"origin", "time", "size", "index", "leaf"});
  writer->Row({checkpoint->origin, checkpoint->time, static_cast<std::int64_t>(checkpoint->size),
               static_cast<std::int64_t>(proof->index), proof->leaf});
  writer->Finish();
  return kDone;
}

base::Result<int> PrintKey(Session& session) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const auto keys = store::Ledger(*archive).Keys();
  if (auto checked = archive->Check(); !checked) return base::Forward(checked);
  if (keys.empty()) {
    return base::Failed("the archive has no ledger yet", "the first 'mirror' or 'ingest' makes it");
  }
  for (const ledger::VerifierKey& key : keys) session.out() << key.Text() << '\n';
  return kDone;
}

Arguments AddAction(Arguments arguments, const std::shared_ptr<LedgerOptions>& options,
                    const char* name, const char* summary) {
  return arguments.Subcommand(name, summary, [options, name] { options->action = name; });
}

}  // namespace

Action AddLedger(Arguments arguments) {
  auto options = std::make_shared<LedgerOptions>();
  arguments.RequireSubcommand();
  AddAction(arguments, options, "verify",
            "prove that archive, ledger and checkpoints agree, old checkpoints included")
      .Add("CHECKPOINT", options->checkpoints, "files of checkpoint_dir, kept elsewhere");
  Arguments prove = AddAction(arguments, options, "prove",
                              "write a proof that a document was here, for others to check");
  prove.Add("NUMBER", options->document, "the document's number or name").Required();
  prove.Add("--out", options->out, "the file to write; - is standard output").Type("FILE");
  Arguments check =
      AddAction(arguments, options, "check", "check such a proof, without the archive");
  check.Add("PROOF", options->proof, "the file").Required();
  check
      .Add("--key", options->key,
           "the ledger's verifier key, as 'inkan ledger key' of its archive prints it")
      .Type("KEY")
      .Required();
  AddAction(arguments, options, "key",
            "the public keys that signed the checkpoints, the last in use");
  AddAction(arguments, options, "new-key", "a new key after the loss of the ledger's key file");
  return [options](Session& session) -> base::Result<int> {
    if (options->action == "new-key") return MakeLedgerKey(session);
    if (options->action == "verify") return Verify(session, *options);
    if (options->action == "prove") return Prove(session, *options);
    if (options->action == "check") return CheckProofFile(session, *options);
    return PrintKey(session);
  };
}

}  // namespace cli
