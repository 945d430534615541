// The folder of a site while it is made.
//
// A file is written only where its bytes are others than those that are there, beside its place and
// then renamed. What an earlier run of this program wrote and this one does not is removed; a file
// that no run of this program wrote is never touched, and one that stands where a page must go is
// an error. The paths of new files are noted before they are written, so that a run that was killed
// leaves nothing that the next one takes for foreign.
//
// Life cycle: Open; for each part Keep, or Begin and Write its files; Finish once. One thread.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "site/manifest.h"

namespace site {

struct OutputCounts {
  int written = 0;
  int unchanged = 0;
  int removed = 0;
};

class Output {
 public:
  // Makes the folder where there is none. `generator` names the program that makes the pages: what
  // another one made is made again. Errors: the folder or the list of its files cannot be used.
  static base::Result<Output> Open(std::filesystem::path folder, std::string generator);

  // True where this part is there as `state` makes it; then it stays.
  bool Keep(const std::string& part, const std::string& state);
  // Files written from now on belong to this part.
  void Begin(const std::string& part, std::string state);
  // `path` is one of ours (site/paths.h).
  base::Status Write(const std::string& path, std::string_view bytes);
  base::Status Finish();

  const OutputCounts& counts() const { return counts_; }

 private:
  Output(std::filesystem::path folder, Manifest before, std::set<std::string> noted);

  bool IsThere(const std::string& path, const WrittenFile& file) const;
  base::Status Note(const std::string& path);
  base::Status Put(const std::string& path, std::string_view bytes);
  void RemoveOld();

  std::filesystem::path folder_;
  Manifest before_;
  Manifest now_;
  std::map<std::string, WrittenFile> known_;  // all files of before_
  std::set<std::string> noted_;               // of runs that were killed, and of this one
  base::UniqueFd notes_;
  Part* part_ = nullptr;
  OutputCounts counts_;
};

}  // namespace site
