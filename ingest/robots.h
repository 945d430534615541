// What a robots.txt allows (RFC 9309).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// The rules of one file for one product token: those of all groups that name it, else those of the
// groups for "*". The rule with the longest path decides, and "allow" where two are as long; what
// no rule speaks of is allowed. "*" in a path is anything, "$" at its end is the end. Whatever is
// not a rule is passed over, so every text is a robots.txt, a web page too. Crawl-delay is no part
// of the RFC and is not read.
//
// Immutable. The text is hostile: each rule costs a time linear in it and in what is asked.
class RobotsRules {
 public:
  // RFC 9309, 2.5: at least 500 KiB are to be read. What is behind is not.
  static constexpr std::size_t kMaxSize = std::size_t{500} << 10U;

  // `product` in small letters.
  static RobotsRules Parse(std::string_view text, std::string_view product);

  // `target` is path and query of a URL in its normal form.
  bool Allows(std::string_view target) const;

 private:
  struct Rule {
    std::string path;
    bool allows;
  };
  std::vector<Rule> rules_;
};

}  // namespace ingest
