#include "base/folder.h"

#include "base/file.h"
#include "base/new_place.h"

namespace base {

Status WriteFolder(const std::filesystem::path& path, const FolderFiles& files) {
  auto place = NewPlace::Make(path, NewPlace::Kind::kFolder);
  if (!place) return Forward(place);
  for (const auto& [name, bytes] : files) {
    if (auto written = WriteFile(place->beside() / name, bytes); !written) return written;
  }
  return place->Finish();
}

}  // namespace base
