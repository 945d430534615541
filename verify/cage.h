// What a worker takes away from itself and from every gpg1 that it starts, before anything of a
// document reaches it. gpg1 is a C program of another age that reads hostile packets; should one
// take it over, it must find nothing to do.
//
// Three walls, each of which Linux may lack or a container may forbid. None needs root, none needs
// a user namespace, and root is held by them as others are:
//   no new privileges (prctl(2)): no program gains any by its set-uid bit or its capabilities;
//   no network (seccomp(2)): no socket can be made, nor a namespace, a trace or a kernel's key;
//   no writing (landlock(7), Linux 5.13): of all files only those of the GnuPG home can change.
// Limits of memory, of the size of a file and of time are not here: worker.cc, worker_pool.h.
//
// Rejected: namespaces of its own for network and files. They take root or user namespaces, which
// many containers and some distributions forbid.
#pragma once

#include <string>
#include <vector>

namespace verify {

// For the process and what it starts from now on, for ever. To be called before a second thread is
// started. Gives the walls that could not be put up, each by its name: "no-new-privileges",
// "no-network", "no-writing". Verification goes on without them; `config check` tells.
std::vector<std::string> EnterCage(const std::string& home);

}  // namespace verify
