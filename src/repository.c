/* Makes paths relative to the checkout that a CI system works in. */
#include "repository.h"

#include "text.h"

#include <stdlib.h>
#include <unistd.h>

/* What follows `folder` in `path`, without a slash; NULL when it does not lie in it. */
static const char *within(const char *folder, const char *path)
{
	size_t length = strlen(folder);

	if (!length || strncmp(path, folder, length) != 0 || (path[length] && path[length] != '/'))
		return NULL;
	return path + length + (path[length] == '/');
}

struct repository repository_here(struct arena *arena)
{
	static const char *const variables[] = { "GITHUB_WORKSPACE", "CI_PROJECT_DIR" };
	struct repository repository = { .root = NULL, .below = "" };
	char *here = realpath(".", NULL);

	for (int i = 0; here && i < 2 && !repository.root; i++) {
		const char *value = getenv(variables[i]);
		char *root = value && *value == '/' ? realpath(value, NULL) : NULL;
		const char *below = root ? within(root, here) : NULL;

		if (below) {
			repository.root = arena_copy(arena, root, strlen(root));
			repository.below = *below ? arena_printf(arena, "%s/", below) : "";
		}
		free(root);
	}
	free(here);
	return repository;
}

/* Without the "./" and empty steps at its beginning. */
static const char *skip_dots(const char *name)
{
	while (!strncmp(name, "./", 2))
		for (name += 2; *name == '/'; name++)
			;
	return name;
}

const char *repository_path(const struct repository *repository, const char *name, struct arena *arena)
{
	size_t length = strlen(repository->below);

	if (*name == '/') {
		const char *below = repository->root ? within(repository->root, name) : NULL;

		return below && *below ? below : name;
	}
	name = skip_dots(name);
	while (length && !strncmp(name, "../", 3)) {
		for (length--; length && repository->below[length - 1] != '/'; length--)
			;
		name = skip_dots(name + 3);
	}
	/* What stands for standard input is no path. */
	return length && *name != '<' ? arena_printf(arena, "%.*s%s", (int)length, repository->below, name)
				      : name;
}
