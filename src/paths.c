/* Absolute paths, and the way from one to another. */
#include "paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *real_path(const char *path, struct arena *arena)
{
	char *found = realpath(path, NULL);
	const char *copy;

	if (!found)
		return NULL;
	copy = arena_copy(arena, found, strlen(found));
	free(found);
	return copy;
}

const char *folder_of(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

/* Of a path, without a slash at its end: that of the root is 0. */
static size_t length_of(const char *path)
{
	return strcmp(path, "/") ? strlen(path) : 0;
}

bool lies_in(const char *path, const char *folder)
{
	size_t length = length_of(folder);

	return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

const char *path_from(const char *folder, const char *path, struct arena *arena)
{
	const char *up = "";
	size_t length = length_of(folder);

	while (length && (strncmp(path, folder, length) || (path[length] && path[length] != '/'))) {
		up = arena_printf(arena, "../%s", up);
		while (length && folder[--length] != '/')
			;
	}
	path += length;
	path += *path == '/';
	if (!*path)
		return *up ? arena_copy(arena, up, strlen(up) - 1) : ".";
	return arena_printf(arena, "%s%s", up, path);
}

/* As if there were no links: without "." and ".." and empty steps. */
static const char *straightened(const char *path, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(path) + 2);
	size_t length = 0;

	while (*path) {
		size_t step = strcspn(path, "/");

		if (step == 2 && path[0] == '.' && path[1] == '.') {
			while (length && out[--length] != '/')
				;
		} else if (step && !(step == 1 && *path == '.')) {
			out[length++] = '/';
			memcpy(out + length, path, step);
			length += step;
		}
		path += step;
		path += *path == '/';
	}
	if (!length)
		out[length++] = '/';
	out[length] = '\0';
	return out;
}

const char *absolute_path(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	const char *folder = real_path(folder_of(path, arena), arena);

	if (!folder)
		return NULL;
	return arena_printf(arena, "%s/%s", strcmp(folder, "/") ? folder : "", slash ? slash + 1 : path);
}

static bool is_link(const char *path)
{
	struct stat status;

	return !lstat(path, &status) && S_ISLNK(status.st_mode);
}

const char *confined_path(const char *folder, const char *root, const char *written, bool may_be_missing,
			  struct arena *arena, const char **wrong)
{
	const char *path = straightened(
		*written == '/' ? written : arena_printf(arena, "%s/%s", folder, written), arena);
	const char *at = path, *real;
	int error = 0;

	*wrong = "it lies outside of the repository";
	if (!lies_in(path, root))
		return NULL;
	*wrong = "it is a link out of the repository, or to nothing";
	/* What is there of it. */
	while (!(real = real_path(at, arena))) {
		error = error ? error : errno;
		if (is_link(at))
			return NULL;
		at = folder_of(at, arena);
	}
	if (!lies_in(real, root))
		return NULL;
	if (at == path)
		return real;
	*wrong = strerror(error);
	if (!may_be_missing || error != ENOENT || strcmp(at, folder_of(path, arena)) != 0)
		return NULL;
	return arena_printf(arena, "%s%s", strcmp(real, "/") ? real : "", strrchr(path, '/'));
}
