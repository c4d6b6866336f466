/* Counts code points or UTF-16 code units up to a place, by way of sums at regular distances. */
#include "columns.h"

enum { BLOCK = 512 };

/* Units that begin at this byte. */
static uint32_t units_at(unsigned char byte, enum column_unit unit)
{
	if ((byte & 0xc0) == 0x80)
		return 0;
	return unit == COLUMN_UTF16 && byte >= 0xf0 ? 2 : 1;
}

static bool is_ascii(struct text text)
{
	unsigned char all = 0;

	for (size_t i = 0; i < text.length; i++)
		all |= (unsigned char)text.bytes[i];
	return all < 0x80;
}

struct columns columns_init(struct source *source, struct arena *arena, enum column_unit unit)
{
	struct columns columns = { .source = source, .arena = arena, .unit = unit };
	struct text bytes = source->bytes;
	uint32_t count = 0;

	if (is_ascii(bytes))
		return columns;
	columns.before = arena_alloc(arena, (bytes.length / BLOCK + 1) * sizeof *columns.before);
	for (size_t i = 0; i <= bytes.length; i++) {
		if (i % BLOCK == 0)
			columns.before[i / BLOCK] = count;
		if (i < bytes.length)
			count += units_at((unsigned char)bytes.bytes[i], unit);
	}
	return columns;
}

static uint32_t units_before(const struct columns *columns, uint32_t offset)
{
	uint32_t count = columns->before[offset / BLOCK];

	for (uint32_t i = offset / BLOCK * BLOCK; i < offset; i++)
		count += units_at((unsigned char)columns->source->bytes.bytes[i], columns->unit);
	return count;
}

struct place columns_place(const struct columns *columns, uint32_t offset)
{
	struct place place = source_place(columns->source, columns->arena, offset);

	if (offset > columns->source->bytes.length)
		offset = (uint32_t)columns->source->bytes.length;
	if (columns->before && place.column > 1)
		place.column = units_before(columns, offset) -
			       units_before(columns, offset - (place.column - 1)) + 1;
	return place;
}
