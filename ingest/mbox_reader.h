// The mails of an mbox, one after the other, their bytes as they are.
//
// GMime's parser has a form for mbox too, but cuts at every line that starts with "From ", and
// bodies of the 1990s hold such lines unescaped; so the cutting is ours, and GMime gets one mail.
// Between the marker that begins a clear-signed message and its signature a line has to look like a
// separator in every way, for signed texts hold lines that begin with "From ".
// Nothing is undone here: a `>From ` in a body stays, since only a signature can tell which of them
// were escaped. `Content-Length` is not believed: it is wrong as soon as a folder was edited.
//
// Life cycle: made over an open file, Next until it gives nothing. Holds no more than one mail and
// one read in memory, whatever the size of the file. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace ingest {

struct MboxMail {
  std::string envelope;    // the separator line, without its end
  std::string bytes;       // header and body, without the empty line that an mbox puts behind
  bool too_large = false;  // over the limit: `bytes` is empty
};

class MboxReader {
 public:
  // `head` is what has been read of the file already; FormOf said that it is an mbox.
  MboxReader(base::FileReader& file, std::string head, std::size_t limit = base::kMaxDocumentSize);

  // The next mail; nothing at the end. Error: the file cannot be read.
  base::Result<std::optional<MboxMail>> Next();

 private:
  std::string_view Rest() const { return std::string_view(buffer_).substr(start_); }
  std::optional<std::size_t> FindSeparator();
  bool IsInsideMessage(std::size_t at);
  bool AtEnd() const { return ended_ && Rest().empty(); }
  void SkipTooLarge();
  MboxMail Cut(std::size_t size);
  base::Status ReadMore();

  base::FileReader& file_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t start_ = 0;        // of the current mail in the buffer
  std::size_t scan_ = 0;         // how much of the current mail is known to hold no separator
  std::size_t marker_scan_ = 0;  // how much of it has been looked at for markers
  bool inside_ = false;          // whether a clear-signed message is open there
  bool ended_ = false;
  bool too_large_ = false;
};

}  // namespace ingest
