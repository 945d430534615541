#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/usage_hint.h"
#include "cli/worker_program.h"
#include "verify/worker.h"

namespace {

void AddGlobalOptions(cli::Arguments arguments, cli::GlobalOptions& options) {
  arguments.Add("--config", options.config, "configuration file").Type("FILE");
  arguments.Add("--archive", options.archive, "archive file").Type("FILE");
  arguments.Add("--format", options.format, "table, csv, json or jsonl")
      .OneOf({"table", "csv", "json", "jsonl"})
      .Type("FORMAT");
  arguments.Add("--log-format", options.log_format, "what is said on standard error: text or json")
      .OneOf({"text", "json"})
      .AtOnce()
      .Type("FORMAT");
  arguments.Flag("-q,--quiet", options.quiet, "say nothing but errors");
  arguments.Flag("-v,--verbose", options.verbose, "say more");
  arguments.Flag("--clock-is-right", options.clock_is_right,
                 "write although the archive's last run began later than now");
  arguments.Add("--color", options.color, "colours: auto, always or never")
      .OneOf({"auto", "always", "never"})
      .Type("WHEN");
  arguments.Flag("--wide", options.wide, "whole tables, whatever the width of the terminal");
  arguments.Flag("--no-pager", options.no_pager, "all at once, not page by page");
}

int Run(const cli::Action& action, const cli::GlobalOptions& options) {
  cli::SetUpLog(options);
  cli::Session session(options, cli::WorkerProgram());
  const auto code = action(session);
  std::cout.flush();
  const bool was_paged = session.EndPager();
  if (!code) {
    cli::PrintError(code.error());
    return cli::ExitCodeOf(code.error().kind);
  }
  if (!was_paged && !std::cout.good()) {
    cli::PrintError({base::ErrorKind::kFailed, "standard output cannot be written", {}});
    return cli::kFailed;
  }
  return *code;
}

int ParseAndRun(int argc, char** argv) {
  CLI::App app("inkan: mirrors clear-signed documents, proves who signed them, keeps what they say",
               "inkan");
  cli::GlobalOptions options;
  AddGlobalOptions(cli::Arguments(&app), options);
  app.set_version_flag("--version", std::string("inkan ") + INKAN_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  cli::Action chosen;
  for (const cli::Command& command : cli::Commands()) {
    CLI::App* subcommand = app.add_subcommand(command.name, command.summary);
    cli::Action action = command.add(cli::Arguments(subcommand));
    subcommand->callback([&chosen, action = std::move(action)] { chosen = action; });
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked_for_help) {
    return app.exit(asked_for_help);
  } catch (const CLI::ParseError& error) {
    cli::SetUpLog(options);
    cli::PrintError(
        cli::UnknownWord(app, {argv + 1, argv + argc})
            .value_or(base::Error{base::ErrorKind::kUsage, error.what(), cli::kHelpHint}));
    return cli::kUsage;
  }
  return Run(chosen, options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    // A program that was copied alone is its own worker (cli/worker_program.h).
    if (const auto code = verify::RunIfWorker(argc, argv)) return *code;
    return ParseAndRun(argc, argv);
  } catch (const std::exception& error) {  // out of memory, or a mistake of ours
    std::cerr << "inkan: " << error.what() << '\n';
    return cli::kFailed;
  }
}
