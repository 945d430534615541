// Text that an accepted verdict covers.
//
// The only key to the archive's facts. Judge (verify/accept.h) alone can make one, and makes it of
// nothing but the canonical text that the engines hashed: when they have just said so (Conclude),
// or when an earlier verdict covers a text of the same hash (Reaccept). Whoever holds one need not
// ask again. Owned by value; any thread.
#pragma once

#include <string>
#include <utility>

#include "base/time.h"

namespace verify {

class Judge;

class VerifiedText {
 public:
  const std::string& text() const { return text_; }      // LF line ends, as bytes
  const std::string& sha256() const { return sha256_; }  // of text()
  base::Time signed_at() const { return signed_at_; }

 private:
  friend class Judge;
  VerifiedText(std::string text, std::string sha256, base::Time signed_at)
      : text_(std::move(text)), sha256_(std::move(sha256)), signed_at_(signed_at) {}

  std::string text_;
  std::string sha256_;
  base::Time signed_at_;
};

}  // namespace verify
