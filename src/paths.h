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

#endif
