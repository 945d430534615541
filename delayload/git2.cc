// The functions of libgit2 that are called here.

#include <git2.h>

#include "delayload/library.h"

namespace delayload {

constinit Library git2(INKAN_SONAME, INKAN_PACKAGE);

}  // namespace delayload

extern "C" {

INKAN_DELAYED(git2, int, git_libgit2_init, (), ())
INKAN_DELAYED(git2, const git_error*, git_error_last, (), ())
INKAN_DELAYED(git2, int, git_diff_options_init, (git_diff_options * options, unsigned version),
              (options, version))
INKAN_DELAYED(git2, int, git_patch_from_buffers,
              (git_patch * *patch, const void* old_bytes, size_t old_size, const char* old_path,
               const void* new_bytes, size_t new_size, const char* new_path,
               const git_diff_options* options),
              (patch, old_bytes, old_size, old_path, new_bytes, new_size, new_path, options))
INKAN_DELAYED(git2, void, git_patch_free, (git_patch * patch), (patch))
INKAN_DELAYED(git2, size_t, git_patch_num_hunks, (const git_patch* patch), (patch))
INKAN_DELAYED(git2, int, git_patch_num_lines_in_hunk, (const git_patch* patch, size_t hunk),
              (patch, hunk))
INKAN_DELAYED(git2, int, git_patch_get_hunk,
              (const git_diff_hunk** hunk, size_t* lines, git_patch* patch, size_t index),
              (hunk, lines, patch, index))
INKAN_DELAYED(git2, int, git_patch_get_line_in_hunk,
              (const git_diff_line** line, git_patch* patch, size_t hunk, size_t index),
              (line, patch, hunk, index))

}  // extern "C"
