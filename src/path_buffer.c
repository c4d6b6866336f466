/* Puts paths together. */
#include "path_buffer.h"

#include "checked.h"

#include <stdio.h>
#include <stdlib.h>

size_t path_push(struct path_buffer *path, const char *name)
{
	size_t before = path->length, length = strlen(name);

	if (path->room < before + length + 2) {
		path->room = 2 * (before + length) + 256;
		path->bytes = realloc(path->bytes, path->room);
		checked(path->bytes);
	}
	if (before && path->bytes[before - 1] != '/')
		path->bytes[path->length++] = '/';
	memcpy(path->bytes + path->length, name, length + 1);
	path->length += length;
	return before;
}

void path_pop(struct path_buffer *path, size_t length)
{
	path->length = length;
	path->bytes[length] = '\0';
}

void path_release(struct path_buffer *path)
{
	free(path->bytes);
}
