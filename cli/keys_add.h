// `keys add`: a key becomes trusted, by its hash or by a person's word.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/session.h"

namespace cli {

struct NewKey {
  std::string place;   // a file, or an http, https or file URL
  std::string source;  // whose documents it signs
  std::string sha256;  // of its packet; empty: a person is asked
};

base::Result<int> AddKey(Session& session, const NewKey& wanted);

}  // namespace cli
