/* The bytes of one input and what is needed to name a place in them. */
#ifndef ECSLINT_SOURCE_H
#define ECSLINT_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "text.h"

/* Byte offsets into a source; `end` is exclusive. A source is below 4 GiB. */
struct span {
	uint32_t start;
	uint32_t end;
};

struct source {
	const char *name; /* as the user wrote it; "<stdin>" for standard input */
	struct text bytes;
	bool is_line; /* one of many in its file; this stands before it: */
	uint64_t lines_before;
	uint64_t bytes_before;
	bool had_bom; /* a UTF-8 byte order mark precedes the document: bytes 0 to 2 */
	uint32_t *line_starts; /* built by the first source_place */
	uint32_t line_count;
};

/* In the file. Line and column count from 1, a column in bytes (a byte order mark is not counted), offset
 * from 0. */
struct place {
	uint64_t line;
	uint32_t column;
	uint64_t offset;
};

struct place source_place(struct source *source, struct arena *arena, uint32_t offset);
/* The bytes of a line (of the file, counted from 1) without its line ending; empty beyond the last. */
struct span source_line(struct source *source, struct arena *arena, uint64_t line);

#endif
