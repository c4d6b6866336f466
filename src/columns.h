/* Columns in other units than bytes. */
#ifndef ECSLINT_COLUMNS_H
#define ECSLINT_COLUMNS_H

#include "source.h"

enum column_unit { COLUMN_POINTS, COLUMN_UTF16 };

struct columns {
	struct source *source;
	struct arena *arena;
	enum column_unit unit;
	uint32_t *before; /* units before each block of bytes; NULL: every unit is a byte */
};

/* Linear in the source; the arena is for what is computed then and later. */
struct columns columns_init(struct source *source, struct arena *arena, enum column_unit unit);
/* As source_place, with the column in units. Takes no longer far into a line. Bytes that are not UTF-8 are
 * counted in some way. */
struct place columns_place(const struct columns *columns, uint32_t offset);

#endif
