#include <memory>

#include "base/escape.h"
#include "cli/command.h"
#include "cli/show_parts.h"
#include "parse/charset.h"
#include "store/exchanges.h"

namespace cli {
namespace {

struct ShowOptions {
  std::string document;
  int revision = 0;  // 0: the current one
  bool text = false;
  bool raw = false;
  bool facts = false;
  bool history = false;
  bool cite = false;
  CitedPlace place;
};

base::Result<int> PrintRaw(Session& session, store::Database& archive, const FoundDocument& found) {
  if (session.terminal().out) {
    return base::UsageError("--raw: a terminal might obey what the bytes say",
                            "send them to a file or a pipe; --text shows the text");
  }
  session.out() << store::Exchanges(archive).ReadBytes(found.sha256);
  return kDone;
}

base::Result<int> PrintText(Session& session, store::Database& archive,
                            const FoundDocument& found) {
  auto text = SignedText(archive, found);
  if (!text) return base::Forward(text);
  session.out() << base::EscapeForTerminal(parse::Decode(*text).text, true) << '\n';
  return kDone;
}

base::Result<int> RunShow(Session& session, const ShowOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto found = FindDocument(*archive, options.document, options.revision);
  if (!found) return base::Forward(found);
  if (options.raw) return PrintRaw(session, *archive, *found);
  session.StartPager();
  if (options.text) return PrintText(session, *archive, *found);
  if (options.facts) return ShowFacts(session, *archive, *found);
  if (options.history) return ShowHistory(session, *archive, *found);
  if (options.cite) return ShowCitation(session, *archive, *found, options.place);
  return ShowDocument(session, *archive, *found);
}

}  // namespace

Action AddShow(Arguments arguments) {
  auto options = std::make_shared<ShowOptions>();
  arguments.Add("NUMBER", options->document, "the document's number or name").Required();
  arguments.Add("--revision", options->revision, "this revision instead of the current one")
      .Type("N")
      .AtLeastOne();
  Arguments what = arguments.Alternatives("what is shown");
  what.Flag("--text", options->text, "the signed text, as UTF-8");
  what.Flag("--raw", options->raw, "the bytes as they were received");
  what.Flag("--facts", options->facts, "every fact beside the line it stands on");
  what.Flag("--history", options->history,
            "what is declared of its revisions, and what was observed");
  const Option cite = what.Flag("--cite", options->cite, "how to cite it");
  const Option fact =
      arguments.Add("--fact", options->place.fact, "cite this fact, e.g. 'port 135'")
          .Type("KEY")
          .Needs(cite);
  arguments.Add("--line", options->place.line, "cite this line")
      .Type("N")
      .AtLeastOne()
      .Needs(cite)
      .Excludes(fact);
  return [options](Session& session) { return RunShow(session, *options); };
}

}  // namespace cli
