// The program that GPGME's workers run.
#pragma once

#include <string>

namespace cli {

// inkan-gpgme-worker, beside this program or where it is installed (libexec/inkan); where this
// program was copied alone, itself, which does the same and is slower.
std::string WorkerProgram();

}  // namespace cli
