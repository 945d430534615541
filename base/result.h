// Errors as values.
//
// An `Error` is a failure of ours: network, engine, disk, usage. What is wrong with a document is
// never an `Error` but data (see verify/verdict.h). It is built where the cause is known, carried
// upwards unchanged, and printed once, by the command line.
//
// Messages are lower case, without a full stop, and name the thing they speak of first:
// "keys/jpcert.asc: holds no key". A hint says what the reader can do about it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace base {

enum class ErrorKind {
  kFailed,       // could not do it: exit code 1
  kUsage,        // the command line, the configuration or a key file is wrong: exit code 2
  kUnavailable,  // nothing done for now, try later: exit code 75
};

struct Error {
  ErrorKind kind = ErrorKind::kFailed;
  std::string message;
  std::string hint;  // may be empty
};

template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> Failed(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>({ErrorKind::kFailed, std::move(message), std::move(hint)});
}
inline tl::unexpected<Error> UsageError(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>({ErrorKind::kUsage, std::move(message), std::move(hint)});
}
inline tl::unexpected<Error> Unavailable(std::string message, std::string hint = {}) {
  return tl::unexpected<Error>({ErrorKind::kUnavailable, std::move(message), std::move(hint)});
}

// Hands the error of one result on as the error of another.
template <typename T>
tl::unexpected<Error> Forward(Result<T>&& result) {
  return tl::unexpected<Error>(std::move(result.error()));
}
template <typename T>
tl::unexpected<Error> Forward(const Result<T>& result) {
  return tl::unexpected<Error>(result.error());
}

}  // namespace base
