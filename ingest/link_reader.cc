#include "ingest/link_reader.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "ingest/html_links.h"

namespace ingest {
namespace {

constexpr std::size_t kMaxLinkSize = 4096;
constexpr std::size_t kMaxDateSize = 80;
// By here a page has shown its first '<'.
constexpr std::size_t kUntilFirstTag = 4096;

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

// Apache's column heads: the same listing in another order.
bool IsSortLink(std::string_view link) { return link.starts_with("?C="); }

// "2004-04-15 ...", "15-Apr-2004 ..." or "2004-Apr-15 ...".
bool LooksLikeDate(std::string_view text) {
  const std::string_view date = text.substr(0, 11);
  return date.size() >= 10 && date.front() >= '0' && date.front() <= '9' &&
         std::count(date.begin(), date.end(), '-') == 2;
}

}  // namespace

struct LinkFilter::Pattern {
  explicit Pattern(std::string_view text)
      : regex(re2::StringPiece(text.data(), text.size()), PatternOptions()) {}
  RE2 regex;
};

base::Result<LinkFilter> LinkFilter::Make(std::string_view match) {
  LinkFilter filter;
  if (match.empty()) return filter;
  auto pattern = std::make_shared<const Pattern>(match);
  if (!pattern->regex.ok()) {
    return base::UsageError(fmt::format("match '{}': {}", base::EscapeForTerminal(match),
                                        base::EscapeForTerminal(pattern->regex.error())),
                            "patterns are those of RE2, such as /(pr|at)/.*\\.txt$");
  }
  filter.pattern_ = std::move(pattern);
  return filter;
}

bool LinkFilter::Accepts(const Url& page, const Url& link) const {
  if (pattern_) return RE2::PartialMatch(link.text(), pattern_->regex);
  return link.text().starts_with(page.Folder()) && !link.path().ends_with('/') &&
         link.path() != page.path();
}

std::string_view LinkFilter::match() const {
  return pattern_ ? std::string_view(pattern_->regex.pattern()) : std::string_view();
}

class LinkReader::Impl {
 public:
  Impl(Url page, LinkFilter filter, Sink sink, const LinkReaderLimits& limits);

  bool Feed(std::string_view bytes);
  base::Status Finish();
  const LinkCounts& counts() const { return counts_; }

 private:
  enum class Kind { kUnknown, kHtml, kList };

  void Decide();
  void Read(std::string_view bytes);
  void ReadList(std::string_view bytes);
  void ReadLine(std::string_view line);
  void TakeBase(std::string_view href);
  bool IsOwn(const Url& link) const;
  void TakeLink(std::string_view href);
  void TakeText(std::string_view text);
  void GivePending();
  void Stop(std::string why);

  Url page_;
  Url base_;
  LinkFilter filter_;
  Sink sink_;
  LinkReaderLimits limits_;
  LinkCounts counts_;
  HtmlLinks html_;
  Kind kind_ = Kind::kUnknown;
  std::uint64_t bytes_ = 0;
  std::string buffer_;  // the beginning until kind_ is known, then a line that has not ended
  bool has_base_ = false;
  std::string pending_;  // a link whose date may still come
  std::string date_;
  bool date_ended_ = false;
  std::string stopped_;  // why; empty while it goes on
};

LinkReader::Impl::Impl(Url page, LinkFilter filter, Sink sink, const LinkReaderLimits& limits)
    : page_(page),
      base_(std::move(page)),
      filter_(std::move(filter)),
      sink_(std::move(sink)),
      limits_(limits),
      html_({[this](std::string_view href) { TakeBase(href); },
             [this](std::string_view href) { TakeLink(href); },
             [this](std::string_view text) { TakeText(text); }}) {}

bool LinkReader::Impl::Feed(std::string_view bytes) {
  bytes_ += bytes.size();
  if (bytes_ > limits_.max_bytes) Stop(fmt::format("larger than {} bytes", limits_.max_bytes));
  if (!stopped_.empty()) return false;
  if (kind_ != Kind::kUnknown) {
    Read(bytes);
    return stopped_.empty();
  }
  buffer_ += bytes;
  if (buffer_.size() >= kUntilFirstTag) Decide();
  return stopped_.empty();
}

void LinkReader::Impl::Decide() {
  const std::string beginning = std::exchange(buffer_, {});
  std::string_view text = beginning;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const bool comment = base::Trim(text.substr(0, kUntilFirstTag)).starts_with('#');
  const bool tag = text.substr(0, kUntilFirstTag).find('<') != std::string_view::npos;
  kind_ = tag && !comment ? Kind::kHtml : Kind::kList;
  Read(text);
}

void LinkReader::Impl::Read(std::string_view bytes) {
  if (kind_ == Kind::kList) return ReadList(bytes);
  if (!html_.Feed(bytes)) Stop("its elements are nested too deep");
}

void LinkReader::Impl::ReadList(std::string_view bytes) {
  while (!bytes.empty() && stopped_.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end);
    // One more than is allowed, which is enough to know that the line is too long.
    buffer_ += piece.substr(0, kMaxLinkSize + 1 - std::min(buffer_.size(), kMaxLinkSize + 1));
    if (end == std::string_view::npos) return;
    ReadLine(std::exchange(buffer_, {}));
    bytes.remove_prefix(end + 1);
  }
}

void LinkReader::Impl::ReadLine(std::string_view line) {
  const std::string_view text = base::Trim(line);
  if (text.empty() || text.front() == '#') return;
  // In a list a colon makes no scheme: names such as "SA-96:10.asc" are paths.
  const bool relative = text.find("://") == std::string_view::npos && text.front() != '/';
  TakeLink(relative ? "./" + std::string(text) : std::string(text));
  GivePending();
}

void LinkReader::Impl::TakeBase(std::string_view href) {
  if (has_base_) return;  // HTML 4.01, 12.4: there is one
  has_base_ = true;
  if (base::Result<Url> resolved = page_.Resolve(href)) base_ = std::move(*resolved);
}

// All files are of one origin; a page that was saved from the web must not choose among them.
bool LinkReader::Impl::IsOwn(const Url& link) const {
  const bool anywhere = page_.scheme() != "file" || kind_ == Kind::kList;
  return link.SameOrigin(page_) && (anywhere || link.text().starts_with(page_.Folder()));
}

void LinkReader::Impl::TakeLink(std::string_view href) {
  if (!stopped_.empty()) return;
  if (href.size() > kMaxLinkSize) {
    ++counts_.too_long;
    return;
  }
  const base::Result<Url> link = base_.Resolve(href);
  if (!link) {
    ++counts_.malformed;
  } else if (!IsOwn(*link)) {
    ++counts_.foreign;
  } else if (IsSortLink(base::Trim(href)) || !filter_.Accepts(page_, *link)) {
    ++counts_.unmatched;
  } else {
    if (link->text() != pending_) GivePending();
    pending_ = link->text();
    date_.clear();
    date_ended_ = false;
  }
}

// Up to the end of the line, blanks in a row as one.
void LinkReader::Impl::TakeText(std::string_view text) {
  for (const char c : text) {
    if (pending_.empty() || date_ended_ || date_.size() >= kMaxDateSize) return;
    if (c == '\n') date_ended_ = !base::Trim(date_).empty();
    const bool visible = c > 0x20 && c < 0x7F;
    if (visible) date_ += c;
    if (!visible && !date_.empty() && date_.back() != ' ') date_ += ' ';
  }
}

void LinkReader::Impl::GivePending() {
  if (pending_.empty()) return;
  if (counts_.given >= limits_.max_links) {
    pending_.clear();
    return Stop(fmt::format("holds more than {} links", limits_.max_links));
  }
  ++counts_.given;
  const std::string date(base::Trim(date_));
  sink_({std::exchange(pending_, {}), LooksLikeDate(date) ? date : std::string()});
}

void LinkReader::Impl::Stop(std::string why) {
  if (stopped_.empty()) stopped_ = std::move(why);
}

base::Status LinkReader::Impl::Finish() {
  if (stopped_.empty() && kind_ == Kind::kUnknown) Decide();
  if (stopped_.empty() && kind_ == Kind::kHtml) html_.Finish();
  if (stopped_.empty() && kind_ == Kind::kList) ReadLine(std::exchange(buffer_, {}));
  GivePending();
  if (stopped_.empty()) return {};
  return base::Failed(
      fmt::format("{}: {}, so the page was not read to its end", page_.text(), stopped_),
      "is this a page that lists documents?");
}

LinkReader::LinkReader(Url page, LinkFilter filter, Sink sink, const LinkReaderLimits& limits)
    : impl_(std::make_unique<Impl>(std::move(page), std::move(filter), std::move(sink), limits)) {}
LinkReader::~LinkReader() = default;
LinkReader::LinkReader(LinkReader&&) noexcept = default;
LinkReader& LinkReader::operator=(LinkReader&&) noexcept = default;
bool LinkReader::Feed(std::string_view bytes) { return impl_->Feed(bytes); }
base::Status LinkReader::Finish() { return impl_->Finish(); }
const LinkCounts& LinkReader::counts() const { return impl_->counts(); }

}  // namespace ingest
