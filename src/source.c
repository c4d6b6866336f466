/* From byte offsets to lines and columns. */
#include "source.h"

enum { BOM_LENGTH = 3 };

/* Lines end at \n; a \r before it belongs to the ending. */
static void find_lines(struct source *source, struct arena *arena)
{
	const char *bytes = source->bytes.bytes;
	size_t length = source->bytes.length;
	uint32_t count = 1;

	for (size_t i = 0; i < length; i++)
		count += bytes[i] == '\n';
	source->line_starts = arena_alloc(arena, count * sizeof *source->line_starts);
	source->line_starts[0] = source->had_bom ? BOM_LENGTH : 0;
	source->line_count = 1;
	for (size_t i = 0; i < length; i++)
		if (bytes[i] == '\n')
			source->line_starts[source->line_count++] = (uint32_t)i + 1;
}

struct place source_place(struct source *source, struct arena *arena, uint32_t offset)
{
	uint32_t low = 0;
	uint32_t high;

	if (!source->line_starts)
		find_lines(source, arena);
	if (offset > source->bytes.length)
		offset = (uint32_t)source->bytes.length;
	/* The last line that starts at or before the offset. */
	high = source->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (source->line_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	/* An offset inside the byte order mark counts as the document's start. */
	if (offset < source->line_starts[low])
		return (struct place){ source->lines_before + 1, 1, source->bytes_before + offset };
	return (struct place){ source->lines_before + low + 1, offset - source->line_starts[low] + 1,
			       source->bytes_before + offset };
}

struct span source_line(struct source *source, struct arena *arena, uint64_t line)
{
	const char *bytes = source->bytes.bytes;
	struct span span;

	if (!source->line_starts)
		find_lines(source, arena);
	line -= source->lines_before;
	if (line < 1 || line > source->line_count) {
		span.start = span.end = (uint32_t)source->bytes.length;
		return span;
	}
	span.start = source->line_starts[line - 1];
	if (line == source->line_count) {
		span.end = (uint32_t)source->bytes.length;
		return span;
	}
	span.end = source->line_starts[line] - 1;
	if (span.end > span.start && bytes[span.end - 1] == '\r')
		span.end--;
	return span;
}
