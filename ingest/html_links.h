// The HTML side of LinkReader: hrefs out of tags, and what stands after them. For link_reader.cc.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ingest {

// Feeds libxml2's HTML push parser and hands on what it finds. Life cycle: Feed any number of
// times, Finish once. All views passed on end with the call.
class HtmlLinks {
 public:
  struct Handler {
    std::function<void(std::string_view)> base;  // <base href>
    std::function<void(std::string_view)> link;  // <a href>, before what stands after it
    std::function<void(std::string_view)> text;  // outside of <a>, in pieces
  };

  explicit HtmlLinks(Handler handler);
  ~HtmlLinks();
  HtmlLinks(const HtmlLinks&) = delete;
  HtmlLinks& operator=(const HtmlLinks&) = delete;

  // False where elements are nested absurdly deep: the rest is not read.
  bool Feed(std::string_view bytes);
  void Finish();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace ingest
