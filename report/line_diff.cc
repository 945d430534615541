#include "report/line_diff.h"

#include <fmt/format.h>
#include <git2.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace report {
namespace {

// Once and for as long as the process: each start of libgit2 reads all certificates of the system.
void StartLibrary() {
  static const int started = git_libgit2_init();
  static_cast<void>(started);
}

struct FreePatch {
  void operator()(git_patch* patch) const { git_patch_free(patch); }
};
using Patch = std::unique_ptr<git_patch, FreePatch>;

base::Result<Patch> MakePatch(std::string_view before, std::string_view after, unsigned context) {
  git_diff_options options{};
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_FORCE_TEXT;  // a NUL makes no binary file of a document
  options.context_lines = context;
  git_patch* patch = nullptr;
  if (git_patch_from_buffers(&patch, before.data(), before.size(), "", after.data(), after.size(),
                             "", &options) != 0) {
    const git_error* error = git_error_last();
    return base::Failed(fmt::format("the texts cannot be compared: {}",
                                    error == nullptr ? "no reason is given" : error->message));
  }
  return Patch(patch);
}

std::string_view ContentOf(const git_diff_line& line) {
  std::string_view text(line.content, line.content_len);
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

// Calls `take` for each line of each hunk; what libgit2 adds of missing line ends is left out.
template <typename Take>
void ForEachLine(git_patch* patch, std::size_t hunk, Take take) {
  const int count = git_patch_num_lines_in_hunk(patch, hunk);
  for (int i = 0; i < count; ++i) {
    const git_diff_line* line = nullptr;
    git_patch_get_line_in_hunk(&line, patch, hunk, static_cast<std::size_t>(i));
    if (line->origin == GIT_DIFF_LINE_CONTEXT || line->origin == GIT_DIFF_LINE_ADDITION ||
        line->origin == GIT_DIFF_LINE_DELETION) {
      take(*line);
    }
  }
}

Hunk ReadHunk(git_patch* patch, std::size_t index) {
  const git_diff_hunk* head = nullptr;
  std::size_t unused = 0;
  git_patch_get_hunk(&head, &unused, patch, index);
  Hunk hunk{head->old_start, head->old_lines, head->new_start, head->new_lines, {}};
  ForEachLine(patch, index, [&hunk](const git_diff_line& line) {
    DiffLine read{line.origin, std::max(0, line.old_lineno), std::max(0, line.new_lineno), {}};
    const bool is_changed = line.origin != GIT_DIFF_LINE_CONTEXT;
    if (line.content_len > 0 && *line.content != '\n') {
      read.spans.push_back({std::string(ContentOf(line)), is_changed});
    }
    hunk.lines.push_back(std::move(read));
  });
  return hunk;
}

}  // namespace

base::Result<std::vector<Hunk>> DiffLines(std::string_view before, std::string_view after,
                                          unsigned context) {
  StartLibrary();
  auto patch = MakePatch(before, after, context);
  if (!patch) return base::Forward(patch);
  std::vector<Hunk> hunks;
  const std::size_t count = git_patch_num_hunks(patch->get());
  for (std::size_t i = 0; i < count; ++i) hunks.push_back(ReadHunk(patch->get(), i));
  return hunks;
}

}  // namespace report
