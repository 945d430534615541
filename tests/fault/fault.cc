// A library to preload (LD_PRELOAD) into the shipped program, so that what it does with files can
// be stopped at any instant: fault_plan.h says how. SQLite's own calls pass here too, since it is a
// shared library; gpg1's do not, since workers do not inherit LD_PRELOAD.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>

#include "tests/fault/fault_plan.h"

using fault::Before;
using fault::Operation;
using fault::PathOf;
using fault::Verdict;

namespace {

template <typename Function>
Function Real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

ssize_t Write(int fd, const void* bytes, size_t size, off_t at, bool has_place) {
  static const auto real_write = Real<ssize_t (*)(int, const void*, size_t)>("write");
  static const auto real_pwrite = Real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  const auto write_some = [&](size_t some) {
    return has_place ? real_pwrite(fd, bytes, some, at) : real_write(fd, bytes, some);
  };
  const Verdict verdict = Before(Operation::kWrite, PathOf(fd));
  if (verdict == Verdict::kFail) return -1;
  if (verdict == Verdict::kGoOn) return write_some(size);
  write_some(size / 2);
  fault::Die();
}

int Sync(const char* name, int fd) {
  const std::string path = PathOf(fd);
  if (Before(Operation::kSync, path) == Verdict::kFail) return -1;
  const int done = Real<int (*)(int)>(name)(fd);
  if (done == 0) fault::Synced(path);
  return done;
}

int Truncate(const char* name, int fd, off_t size) {
  if (Before(Operation::kRemove, PathOf(fd)) == Verdict::kFail) return -1;
  return Real<int (*)(int, off_t)>(name)(fd, size);
}

int Open(const char* name, const char* path, int flags, mode_t mode) {
  const bool makes = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
  if (makes && Before(Operation::kMake, PathOf(path)) == Verdict::kFail) return -1;
  return Real<int (*)(const char*, int, mode_t)>(name)(path, flags, mode);
}

template <typename Call>
int Rename(const char* from, const char* to, Call call) {
  if (Before(Operation::kRename, PathOf(to)) == Verdict::kFail) return -1;
  const int done = call();
  if (done == 0) fault::Renamed(PathOf(from), PathOf(to));
  return done;
}

template <typename Call>
int Remove(const char* path, Call call) {
  if (Before(Operation::kRemove, PathOf(path)) == Verdict::kFail) return -1;
  const int done = call();
  if (done == 0) fault::Removed(PathOf(path));
  return done;
}

mode_t ModeOf(int flags, va_list list) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;
}

}  // namespace

// The names are those of the C library.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {

ssize_t write(int fd, const void* bytes, size_t size) { return Write(fd, bytes, size, 0, false); }
ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
  return Write(fd, bytes, size, at, true);
}
ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
  return Write(fd, bytes, size, at, true);
}

int fsync(int fd) { return Sync("fsync", fd); }
int fdatasync(int fd) { return Sync("fdatasync", fd); }
int ftruncate(int fd, off_t size) noexcept { return Truncate("ftruncate", fd, size); }
int ftruncate64(int fd, off64_t size) noexcept { return Truncate("ftruncate64", fd, size); }

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = ModeOf(flags, list);
  va_end(list);
  return Open("open", path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = ModeOf(flags, list);
  va_end(list);
  return Open("open64", path, flags, mode);
}

int mkdir(const char* path, mode_t mode) noexcept {
  if (Before(Operation::kMake, PathOf(path)) == Verdict::kFail) return -1;
  return Real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
char* mkdtemp(char* path) noexcept {
  if (Before(Operation::kMake, PathOf(path)) == Verdict::kFail) return nullptr;
  return Real<char* (*)(char*)>("mkdtemp")(path);
}

int rename(const char* from, const char* to) noexcept {
  return Rename(from, to,
                [&] { return Real<int (*)(const char*, const char*)>("rename")(from, to); });
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  return Rename(from, to, [&] {
    return Real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2")(
        from_folder, from, to_folder, to, flags);
  });
}
int link(const char* from, const char* to) noexcept {
  if (Before(Operation::kRename, PathOf(to)) == Verdict::kFail) return -1;
  return Real<int (*)(const char*, const char*)>("link")(from, to);
}

int unlink(const char* path) noexcept {
  return Remove(path, [&] { return Real<int (*)(const char*)>("unlink")(path); });
}
int remove(const char* path) noexcept {
  return Remove(path, [&] { return Real<int (*)(const char*)>("remove")(path); });
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming)
