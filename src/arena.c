/* Memory that lives as long as one document and is given back in one go. */
#include "arena.h"

#include "checked.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under the address sanitizer every piece has a block of its own, so that it sees overruns and late uses. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define PIECE_BY_PIECE
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define PIECE_BY_PIECE
#endif

#ifdef PIECE_BY_PIECE
enum { BLOCK_SIZE = 0, KEEP_LIMIT = 0, ALIGNMENT = 16 };
#else
enum { BLOCK_SIZE = 32 * 1024, KEEP_LIMIT = 1024 * 1024, ALIGNMENT = 16 };
#endif

struct arena_block {
	struct arena_block *next;
	size_t size;
	size_t used;
	_Alignas(ALIGNMENT) char bytes[];
};

static struct arena_block *block_new(size_t size)
{
	struct arena_block *block = malloc(sizeof *block + size);

	checked(block);
	block->next = NULL;
	block->size = size;
	block->used = 0;
	return block;
}

static void *arena_grow(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->current ? arena->current->next : arena->first;

	while (block && block->size < size) {
		arena->current = block;
		block = block->next;
	}
	if (!block) {
		block = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		if (arena->current)
			arena->current->next = block;
		else
			arena->first = block;
	}
	arena->current = block;
	block->used = size;
	return block->bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_block *block = arena->current;
	void *result;

	if (size > SIZE_MAX / 2)
		out_of_memory();
	size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (!block || block->size - block->used < size)
		return arena_grow(arena, size);
	result = block->bytes + block->used;
	block->used += size;
	return result;
}

void *arena_zalloc(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	char room[256];
	va_list again;
	char *result;
	int length;

	va_copy(again, args);
	length = vsnprintf(room, sizeof room, format, args);
	if (length < 0)
		abort();
	if ((size_t)length < sizeof room) {
		result = arena_copy(arena, room, (size_t)length);
	} else {
		result = arena_alloc(arena, (size_t)length + 1);
		vsnprintf(result, (size_t)length + 1, format, again);
	}
	va_end(again);
	return result;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *result;

	va_start(args, format);
	result = arena_vprintf(arena, format, args);
	va_end(args);
	return result;
}

void arena_reset(struct arena *arena)
{
	size_t kept = 0;
	struct arena_block **link = &arena->first;

	while (*link) {
		struct arena_block *block = *link;

		if (kept + block->size > KEEP_LIMIT && block != arena->first) {
			*link = block->next;
			free(block);
			continue;
		}
		kept += block->size;
		block->used = 0;
		link = &block->next;
	}
	arena->current = arena->first;
}

void arena_release(struct arena *arena)
{
	while (arena->first) {
		struct arena_block *next = arena->first->next;

		free(arena->first);
		arena->first = next;
	}
	arena->current = NULL;
}
