// Two texts: a URL or a template, and a link on it.
#include "ingest/url.h"

#include <algorithm>
#include <string>

#include "base/escape.h"
#include "ingest/file_source.h"
#include "ingest/mail.h"
#include "ingest/url_template.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

void CheckNormal(const ingest::Url& url) {
  const auto again = ingest::Url::Parse(url.text());
  Require(again && again->text() == url.text(), "a URL in normal form stays as it is");
  Require(again->host() == url.host() && again->path() == url.path(), "and so do its parts");
  Require(IsPlain(url.text()), "a URL is printable ASCII");
  Require(url.path().starts_with('/'), "a path starts with a slash");
  Require(url.path().find("/../") == std::string::npos && !url.path().ends_with("/.."),
          "a path does not climb");
  Require(url.text().find('#') == std::string::npos, "a URL has no fragment");
  Require(url.SameOrigin(*again), "a URL is of its own origin");
  Require(url.scheme() == "file" || !url.host().empty(), "a URL of the network has a host");
  Require(url.text().starts_with(url.Folder()), "a URL is below its folder");
  if (const auto path = ingest::FilePath(url.text())) {
    Require(path->is_absolute(), "a file URL names a whole path");
    Require(path->native().find('\0') == std::string::npos, "a path holds no NUL");
    Require(ingest::FilePath(ingest::FileUrl(*path)).has_value(), "a path has a URL");
  }
}

void CheckName(std::string_view text) {
  const std::string name = ingest::DocumentName(text);
  Require(!name.empty() && name != "." && name != "..", "a document has a name");
  Require(base::ValidUtf8(name) == name && name.find('/') == std::string::npos, "a safe one");
  for (std::string_view rest = name; !rest.empty();) {
    const auto [value, size] = base::DecodeUtf8(rest);
    Require(value >= 0x20 && !(value >= 0x7F && value < 0xA0), "without controls");
    rest.remove_prefix(size);
  }
}

void CheckTemplate(std::string_view text) {
  const auto parsed = ingest::UrlTemplate::Parse(text);
  if (!parsed) return;
  Require(parsed->max_sequence() >= 1 && parsed->max_sequence() <= 9999, "a template is bounded");
  const std::string url = parsed->Expand({2004, 12, parsed->max_sequence()});
  Require(ingest::Url::Parse(url).has_value(), "a template gives URLs");
  auto probe = *ingest::TemplateProbe::Make(text, {2003, 2004, 2});
  for (int i = 0; i < 2 * 53 * 2 + 8 && probe.Next(); ++i) probe.Tell(i < 4);
  Require(!probe.Next(), "where nothing is found probing ends");
}

}  // namespace

void Url(std::string_view bytes) {
  Input input(bytes);
  const std::string_view first = input.Piece();
  const std::string_view link = input.Piece();
  CheckName(first);
  CheckTemplate(first);
  Require(ingest::IsMailUrl(ingest::MailUrl(first, "00", link, true)), "a mail has a URL");
  const auto url = ingest::Url::Parse(first);
  if (!url) return Require(!url.error().message.empty(), "what is wrong is said");
  CheckNormal(*url);
  const auto target = url->Resolve(link);
  if (!target) return;
  CheckNormal(*target);
  Require(url->Resolve(target->text())->text() == target->text(), "a whole link is its own target");
}

}  // namespace fuzz
