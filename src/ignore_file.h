/* .gitignore files: what they leave out of a folder and all below. */
#ifndef ECSLINT_IGNORE_FILE_H
#define ECSLINT_IGNORE_FILE_H

#include "glob.h"

/* The patterns of one file, and those that hold where it is silent. */
struct ignore_rules {
	struct glob_list globs;
	size_t base; /* where in the paths below, its folder's own part ends: the patterns see the rest */
	struct ignore_rules *outer;
	char *bytes;
};

/* Reads the file; NULL with errno, 0 when there is none. A link is not followed, as git does not. */
struct ignore_rules *ignore_rules_read(const char *path, size_t base, struct ignore_rules *outer);
/* These and those outside, up to `kept`, which stay. */
void ignore_rules_release(struct ignore_rules *rules, const struct ignore_rules *kept);

/* `path` begins where the outermost file's base is counted from; `name` is its last part. The folders on the
 * way are not looked at: who walks does not enter those that are left out. */
bool is_ignored(const struct ignore_rules *rules, struct text path, struct text name, bool is_folder);

#endif
