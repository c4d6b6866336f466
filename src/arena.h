/* Memory that lives as long as one document and is given back in one go. */
#ifndef ECSLINT_ARENA_H
#define ECSLINT_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *first;
	struct arena_block *current;
};

#define ARENA_INIT                                                                                           \
	{                                                                                                    \
		NULL, NULL                                                                                   \
	}

/* Uninitialised memory, aligned for any object. Aborts when out of memory. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same, all zero. */
void *arena_zalloc(struct arena *arena, size_t size);
/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
/* Forgets all contents but keeps the blocks for the next document, up to 1 MiB of them. */
void arena_reset(struct arena *arena);
void arena_release(struct arena *arena);

#endif
