// A file or a folder that is there whole or not at all, for what is too large to be held.
//
// Life cycle: Make, write to beside(), Finish. What is not finished is removed; what a killed
// writer leaves is called `.NAME.new-PID`. Nothing that was there before is overwritten.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace base {

class NewPlace {
 public:
  enum class Kind { kFile, kFolder };

  // Errors: something is there (usage), but for an empty folder where one is made; the folder
  // beside it cannot be made.
  static Result<NewPlace> Make(const std::filesystem::path& path, Kind kind);
  ~NewPlace();
  NewPlace(NewPlace&& other) noexcept;
  NewPlace& operator=(NewPlace&&) = delete;

  // The folder, which is there, or the file, which the caller makes.
  const std::filesystem::path& beside() const { return beside_; }
  // Brings it to the disk and gives it its name. Error: somebody was quicker, or it cannot be.
  Status Finish();

 private:
  NewPlace(std::filesystem::path path, std::filesystem::path beside, Kind kind);

  std::filesystem::path path_;
  std::filesystem::path beside_;  // empty: finished
  Kind kind_;
};

}  // namespace base
