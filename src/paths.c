/* Absolute paths, and the way from one to another. */
#include "paths.h"

#include <stdlib.h>
#include <string.h>

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
