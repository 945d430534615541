// What goes wrong with the files of the program that fault.cc is preloaded into, by the
// environment:
//
//   INKAN_FAULT_ROOT    the folder that is looked at; every other file is left alone
//   INKAN_FAULT         what happens: kill, torn (a write does half of its work, then the process
//                       is killed), or an error: ENOSPC, EDQUOT, EIO, EROFS
//   INKAN_FAULT_AT      at which operation, from 1 on; none: nothing happens, they are counted
//   INKAN_FAULT_ONCE    the error strikes that operation alone, else all from there on
//   INKAN_FAULT_AFTER   with a shadow: killed right after a rename to a name that ends like this
//   INKAN_FAULT_COUNT   a file that gets the number of operations when the program ends
//   INKAN_FAULT_SHADOW  a folder that holds of each file what was last brought to the disk by
//                       fsync(2): what a power cut leaves for certain (see power_cut.cc)
//
// An operation is a call that changes files: open(2) that makes one, write, truncate, fsync,
// rename, unlink, mkdir.
#pragma once

#include <string>

namespace fault {

enum class Operation {
  kMake,  // of a file or a folder
  kWrite,
  kSync,
  kRename,
  kRemove,  // and cutting short: needs no room on the disk
};

enum class Verdict { kGoOn, kFail, kHalf };

// Counts the operation on `path`, and ends the process here where that is planned. kFail: the call
// is to fail with errno, which is set. kHalf: half of the write is to be done, then Die called.
Verdict Before(Operation operation, const std::string& path);
[[noreturn]] void Die();

// Behind the call, when it went well: what the disk holds then.
void Synced(const std::string& path);
void Renamed(const std::string& from, const std::string& to);
void Removed(const std::string& path);

std::string PathOf(int fd);  // empty for what is no file below the root
std::string PathOf(const char* path);

}  // namespace fault
