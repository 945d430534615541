#include "ingest/index_dates.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ingest {
namespace {

constexpr std::chrono::days kBelieved{7};
// No line of a listing begins so: theirs begin with a digit.
constexpr char kPage[] = "page ";

}  // namespace

void IndexDates::Start(bool trusts) {
  trusts_ = trusts;
  const base::Time now = clock_.Now();
  from_ = base::FormatTime(now - kBelieved);
  to_ = base::FormatTime(now);
  earliest_ = to_;
}

bool IndexDates::IsBelieved(const store::IndexLine& found) const {
  return found.checked >= from_ && found.checked <= to_;
}

bool IndexDates::KnowsPage(const std::string& url) {
  if (!trusts_) return false;
  const auto found = exchanges_.FindIndexLine(source_id_, url);
  return found && found->line.starts_with(kPage) && IsBelieved(*found);
}

bool IndexDates::IsKnownPage(const std::string& url, std::string_view mark) {
  return IsUnchanged(url, kPage + std::string(mark));
}

void IndexDates::TakePage(const std::string& url, const std::string& mark) {
  if (trusts_) pages_.push_back({url, kPage + mark});
}

bool IndexDates::IsUnchanged(const std::string& url, std::string_view line) {
  if (!trusts_ || line.empty()) return false;
  const auto found = exchanges_.FindIndexLine(source_id_, url);
  if (!found || found->line != line || !IsBelieved(*found)) return false;
  earliest_ = std::min(earliest_, found->checked);
  return true;
}

void IndexDates::Keep(const std::string& url, const std::string& line) {
  if (!trusts_ || line.empty()) return;
  exchanges_.KeepIndexLine(source_id_, url, {line, base::FormatTime(clock_.Now())});
}

void IndexDates::Fail(const std::string& url) {
  exchanges_.ForgetIndexLine(source_id_, url);
  if (!std::exchange(has_failed_, true)) exchanges_.ForgetIndexLines(source_id_, kPage);
}

// As old as the oldest check that it stands for, so that none is believed for longer than alone.
void IndexDates::Finish() {
  if (has_failed_) return;
  for (const Page& page : pages_) {
    exchanges_.KeepIndexLine(source_id_, page.url, {page.line, earliest_});
  }
}

}  // namespace ingest
