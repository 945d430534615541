// What is longer than the screen, page by page.
//
// Life cycle: Start puts the pager between the program's standard output and the terminal; End
// gives it the rest, waits until the person has left it, and puts standard output back. A person
// who leaves early is no error: what is written then is dropped. One at a time.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/file.h"

namespace cli {

class Pager {
 public:
  Pager() = default;
  ~Pager() { End(); }
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // $PAGER, else less where there is one. Nothing happens where $PAGER is empty or `cat`, or where
  // it cannot be started.
  void Start();
  void End();
  // Whether it was started at all; standard output may be bad then without anything being wrong.
  bool was_started() const { return was_started_; }

 private:
  bool Run(const std::string& command);

  pid_t process_ = -1;
  base::UniqueFd terminal_;  // what standard output was
  bool was_started_ = false;
};

}  // namespace cli
