// What an auditor needs to check one revision without inkan, as the files of one folder.
#pragma once

#include <cstddef>
#include <string>

#include "base/folder.h"
#include "base/result.h"
#include "cli/found_document.h"
#include "store/sqlite.h"

namespace cli {

// What the README tells of a bundle beside the files it stands in.
struct BundleFacts {
  FoundDocument found;
  std::string url;  // hostile text
  std::string first_seen;
  std::string signed_at;
  std::string caveats;
  std::string recovered_by;  // empty where nothing was undone
  std::string key_id;
  std::string key_packet_sha256;
  std::size_t key_packet_size = 0;  // at the beginning of key.pgp
  std::string key_from;             // where the archive has the key from; hostile text
  int signature_version = 0;
  int algorithm = 0;  // of the key that signed
  unsigned bits = 0;
  int digest_algorithm = 0;
  bool by_subkey = false;
  bool still_accepted = true;  // by the last judgement about these bytes
  bool is_in_ledger = false;
};

// All files but SHA256SUMS. Errors: the archive is damaged, or cannot be read.
base::Result<base::FolderFiles> BundleFiles(store::Database& archive, const FoundDocument& found);

// In the form of `sha256sum`.
std::string Sha256Sums(const base::FolderFiles& files);

}  // namespace cli
