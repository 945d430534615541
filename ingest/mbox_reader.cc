#include "ingest/mbox_reader.h"

#include <algorithm>
#include <utility>

#include "ingest/mail_form.h"
#include "verify/clear_sign.h"

namespace ingest {
namespace {

constexpr std::size_t kReadSize = std::size_t{256} << 10U;

bool IsAfterBlank(std::string_view text, std::size_t at) {
  const std::string_view above = text.substr(0, at);
  return above.ends_with("\n\n") || above.ends_with("\n\r\n");
}

std::string_view WithoutLineEnd(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

MboxReader::MboxReader(base::FileReader& file, std::string head, std::size_t limit)
    : file_(file), limit_(limit), buffer_(std::move(head)) {
  start_ = buffer_.size() - WithoutLeadingBlanks(buffer_).size();
}

base::Result<std::optional<MboxMail>> MboxReader::Next() {
  while (!AtEnd()) {
    if (const auto size = FindSeparator()) return Cut(*size);
    if (ended_) return Cut(Rest().size());
    if (Rest().size() > limit_ + kSeparatorWindow) SkipTooLarge();
    if (auto read = ReadMore(); !read) return base::Forward(read);
  }
  return std::nullopt;
}

// Where the next mail begins. A line too near to the end of what was read waits for more.
std::optional<std::size_t> MboxReader::FindSeparator() {
  const std::string_view text = Rest();
  while (true) {
    const std::size_t found = text.find("\nFrom ", scan_);
    if (found == std::string_view::npos) {
      scan_ = text.size() - std::min<std::size_t>(text.size(), 5);
      return std::nullopt;
    }
    const std::size_t at = found + 1;
    scan_ = found;
    if (!ended_ && text.size() - at < kSeparatorWindow) return std::nullopt;
    const bool may_be_weak = IsAfterBlank(text, at) && !IsInsideMessage(at);
    if (IsMboxSeparator(text.substr(at, kSeparatorWindow), may_be_weak)) return at;
    scan_ = at;
  }
}

bool MboxReader::IsInsideMessage(std::size_t at) {
  const std::string_view text = Rest().substr(0, at);
  while (true) {
    const std::string marker =
        "\n" + std::string(inside_ ? verify::kBeginSignature : verify::kBeginMessage);
    const std::size_t found = text.find(marker, marker_scan_);
    if (found == std::string_view::npos) break;
    marker_scan_ = found + marker.size();
    inside_ = !inside_;
  }
  marker_scan_ = std::max(marker_scan_, at - 1);  // the line end above may be a marker's
  return inside_;
}

// Of a mail that is not taken, only what the search for its end needs is kept.
void MboxReader::SkipTooLarge() {
  too_large_ = true;
  const std::size_t kept = std::min(Rest().size(), 2 * kSeparatorWindow);
  buffer_.erase(0, buffer_.size() - kept);
  start_ = 0;
  scan_ = 0;
  marker_scan_ = 0;
  inside_ = false;
}

MboxMail MboxReader::Cut(std::size_t size) {
  const std::string_view whole = Rest().substr(0, size);
  start_ += size;
  scan_ = 0;
  marker_scan_ = 0;
  inside_ = false;
  MboxMail mail;
  const std::size_t line = whole.find('\n');
  const std::string_view bytes =
      line == std::string_view::npos ? std::string_view() : whole.substr(line + 1);
  mail.too_large = std::exchange(too_large_, false) || bytes.size() > limit_;
  if (mail.too_large) return mail;
  mail.envelope = WithoutLineEnd(whole.substr(0, line));
  mail.bytes = IsAfterBlank(bytes, bytes.size()) ? WithoutLineEnd(bytes) : bytes;
  return mail;
}

base::Status MboxReader::ReadMore() {
  buffer_.erase(0, std::exchange(start_, 0));
  auto more = file_.Read(buffer_, kReadSize);
  if (!more) return base::Forward(more);
  ended_ = !*more;
  return {};
}

}  // namespace ingest
