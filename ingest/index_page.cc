#include "ingest/index_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ingest {
namespace {

// Some hundred thousand links.
constexpr std::size_t kMaxHeld = std::size_t{16} << 20U;
constexpr std::size_t kPieceSize = std::size_t{64} << 10U;

}  // namespace

IndexPage::IndexPage(const Url& page, const LinkFilter& filter, LinkReader::Sink sink)
    : page_(page), filter_(filter), sink_(std::move(sink)) {}

void IndexPage::Begin(const std::string& found_at) {
  // Links are resolved against the place the page was found at, but only links of the place that
  // the settings name are followed.
  const auto url = Url::Parse(found_at);
  const Url& base = url && url->SameOrigin(page_) ? *url : page_;
  found_at_ = base.text();
  reader_.emplace(base, filter_, [this](const Link& link) {
    has_links_ = true;
    has_all_dates_ = has_all_dates_ && !link.index_date.empty();
    sink_(link);
  });
  hash_ = base::Sha256Stream();
  has_links_ = false;
  has_all_dates_ = true;
  held_.clear();
  held_bytes_ = 0;
}

bool IndexPage::Take(std::string_view bytes) {
  hash_.Update(bytes);
  if (!holds_) return Feed(bytes);
  Keep(bytes);
  return held_bytes_ <= kMaxHeld || Release();
}

// In pieces of our own size: a server may send its page byte by byte.
void IndexPage::Keep(std::string_view bytes) {
  held_bytes_ += bytes.size();
  if (held_.empty() || held_.back().size() + bytes.size() > kPieceSize) {
    held_.emplace_back().reserve(std::max(bytes.size(), kPieceSize));
  }
  held_.back() += bytes;
}

bool IndexPage::Release() {
  holds_ = false;
  bool goes_on = true;
  for (std::string& piece : held_) {
    goes_on = goes_on && Feed(piece);
    piece = {};
  }
  return goes_on;
}

base::Status IndexPage::Finish() {
  if (holds_) Release();
  return reader_ ? reader_->Finish() : base::Status();
}

std::string IndexPage::Mark() {
  return base::Sha256Hex(
      fmt::format("{} {}\n{}\n{}", kLinkReaderVersion, Sha256(), found_at_, filter_.match()));
}

}  // namespace ingest
