/* A path that grows by a name on the way down and shrinks on the way up. */
#ifndef ECSLINT_PATH_BUFFER_H
#define ECSLINT_PATH_BUFFER_H

#include "text.h"

struct path_buffer {
	char *bytes; /* NUL-terminated; NULL before the first path_push */
	size_t length;
	size_t room;
};

/* Appends the name, with a slash before it where one is missing. The length before, for path_pop. Aborts when
 * out of memory. */
size_t path_push(struct path_buffer *path, const char *name);
void path_pop(struct path_buffer *path, size_t length);
void path_release(struct path_buffer *path);

static inline struct text path_text(const struct path_buffer *path)
{
	return (struct text){ path->bytes, path->length };
}

#endif
