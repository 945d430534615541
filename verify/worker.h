// The inside of a worker process: reads requests, asks GPGME, writes answers, until its owner
// closes the socket.
#pragma once

#include <optional>

namespace verify {

// The internal command that makes a program a worker: PROGRAM kWorkerCommand FD GPG1 HOME.
inline constexpr const char* kWorkerCommand = "gpgme-worker";

// Where a program was called as a worker, its whole life: returns the exit code of the process.
// Nothing where it was called in another way. Never prints. The first frame it writes is {"ready",
// VERSION, LACKING}, where the last names the walls that its cage lacks (verify/cage.h), or an
// error. Limits its own memory and that of every gpg1 it starts. When the owner dies or hangs up,
// it kills its process group, and with it a gpg1 that hangs.
std::optional<int> RunIfWorker(int argc, char** argv);

}  // namespace verify
