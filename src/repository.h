/* Paths as a code host knows them: from the top of the repository. */
#ifndef ECSLINT_REPOSITORY_H
#define ECSLINT_REPOSITORY_H

#include "arena.h"

/* Where the working directory lies in the checkout, as the CI system's environment tells. */
struct repository {
	const char *root; /* absolute, without "/" at its end; NULL: unknown, the working directory counts */
	const char *below; /* the working directory below it, "deploy/", or "" */
};

/* GITHUB_WORKSPACE or CI_PROJECT_DIR, when the working directory lies in it. */
struct repository repository_here(struct arena *arena);
/* `name` as the user wrote it, from the root on when that is possible; else as it is, without "./". */
const char *repository_path(const struct repository *repository, const char *name, struct arena *arena);

#endif
