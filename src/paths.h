/* Paths as the file system sees them, and as reports show them. */
#ifndef ECSLINT_PATHS_H
#define ECSLINT_PATHS_H

#include "arena.h"

#include <stdbool.h>

/* Absolute and without links; NULL with errno. Lives in `arena`. */
const char *real_path(const char *path, struct arena *arena);
/* "a/b" of "a/b/c", "." of "c", "/" of "/c". */
const char *folder_of(const char *path, struct arena *arena);
/* Both absolute and without links. */
bool lies_in(const char *path, const char *folder);
/* How to get from an absolute folder to an absolute path: "c/d", "../x", "." */
const char *path_from(const char *folder, const char *path, struct arena *arena);

/* Where a file is: its folder absolute and without links, its own name as it is. NULL with errno when there
 * is no such folder. */
const char *absolute_path(const char *path, struct arena *arena);
/* What `written` leads to from `folder` on, absolute and without links, as `folder` and `root` are. NULL, and
 * `*wrong` in words for users, when that is outside of `root` or not there; the words tell nothing of what is
 * outside. A file in a folder that is there may be missing if `may_be_missing`. */
const char *confined_path(const char *folder, const char *root, const char *written, bool may_be_missing,
			  struct arena *arena, const char **wrong);

#endif
