#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

std::string SignedAt(std::string_view key, std::string_view time) {
  return ClearSign(kNotice, TestKey(key), At(time),
                   key == "modern" ? Digest::kSha256 : Digest::kMd5);
}

// The arithmetic holds, the date does not.
Vector Late(const std::string& name, const std::string& key, std::string_view time,
            std::string reason, std::string comment) {
  return {.name = "time-" + name,
          .expect = {"good"},
          .reasons = {std::move(reason)},
          .key = key,
          .comment = std::move(comment),
          .document = SignedAt(key, time)};
}

Vector InTime(const std::string& name, const std::string& key, std::string_view time,
              std::string comment) {
  return {.name = "good-" + name,
          .expect = {"good"},
          .accepted = true,
          .key = key,
          .comment = std::move(comment),
          .document = SignedAt(key, time)};
}

}  // namespace

// The dates of the keys are in test_keys.cc. 2106-02-07T06:28:15Z is the last second that four
// bytes can name.
std::vector<Vector> TimeVectors() {
  return {
      Late("before-key", "pinned", "1996-02-29T23:59:59Z", "signed-before-key",
           "Signed a second before the key was made."),
      Late("before-key-v4", "modern", "2009-05-31T23:59:59Z", "signed-before-key",
           "Signed a second before the key was made."),
      Late("epoch", "pinned", "1970-01-01T00:00:00Z", "signed-before-key",
           "A signature without a date."),
      Late("after-expiry", "brief", "2004-01-02T00:00:00Z", "signed-after-expiry",
           "Signed after the days for which the v3 key was valid."),
      Late("in-future", "modern", "2105-12-31T00:00:00Z", "signed-in-future",
           "Signed in a year that none of us will see."),
      Late("in-future-last-second", "modern", "2106-02-07T06:28:15Z", "signed-in-future",
           "Signed in the last second that a signature can name."),
      Late("md5-day-after", "pinned", "2012-01-02T00:00:00Z", "weak-digest-date",
           "MD5, dated a day after the last on which it is taken."),
      Late("md5-in-2013", "pinned", "2013-01-01T00:00:00Z", "weak-digest-date",
           "MD5, dated when anybody could make two texts with one digest."),
      InTime("first-second-of-key", "pinned", "1996-03-01T00:00:00Z",
             "Signed in the second in which the key was made."),
      InTime("expired-since", "brief", "2003-12-31T23:59:59Z",
             "Signed while the key was valid, which it no longer is."),
      InTime("md5-on-last-day", "pinned", "2012-01-01T00:00:00Z",
             "MD5, on the last day on which it is taken."),
  };
}

}  // namespace support
