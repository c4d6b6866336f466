/* The git repository that a folder lies in, as far as its ignore files go. */
#ifndef ECSLINT_GIT_IGNORE_H
#define ECSLINT_GIT_IGNORE_H

#include "ignore_file.h"

/* Is told of ignore files that are there but cannot be read; `error` is an errno. */
struct ignore_faults {
	void (*failed)(void *context, const char *path, int error);
	void *context;
};

/* Reads as ignore_rules_read() does, and tells. */
struct ignore_rules *ignore_rules_of(const char *path, size_t base, struct ignore_rules *outer,
				     const struct ignore_faults *faults);

/* What the repository's own info/exclude says; `folder` is its root. NULL: nothing. */
struct ignore_rules *git_excludes(const char *folder, size_t base, const struct ignore_faults *faults);

/* What lies above a folder. */
struct git_above {
	char *inside; /* the folder's path from the root, "services/web/"; "" when it is the root or in no
			 repository */
	struct ignore_rules *rules; /* of the folders above, and info/exclude; NULL: none */
};

/* Goes up from `folder`, an absolute path without links; in a repository's root there is nothing above. */
void git_above_find(struct git_above *above, const char *folder, const struct ignore_faults *faults);
void git_above_release(struct git_above *above);

#endif
