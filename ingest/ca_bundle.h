// Which certificates https servers are held against.
#pragma once

#include <string>

namespace ingest {

// The PEM file that libcurl was built to use; empty where it names none. Whether it is there is
// another question.
std::string CaBundle();

}  // namespace ingest
