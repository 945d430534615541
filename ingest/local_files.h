// What there is to ingest below the paths that somebody names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ingest {

struct LocalFile {
  std::filesystem::path path;  // or "-"
  bool is_mail = false;        // of a Maildir: a mail whatever it looks like
};

// The paths themselves where they are no folders; all regular files below those that are, in the
// order of their paths, so that two runs see the same order. Links are not followed. Of a Maildir
// (a folder with cur/ and new/; https://cr.yp.to/proto/maildir.html) only the mails in these two
// and the folders beside them: tmp/ holds mail that is still being delivered, and the files beside
// are those of mail programs.
std::vector<LocalFile> FindLocalFiles(const std::vector<std::string>& paths);

}  // namespace ingest
