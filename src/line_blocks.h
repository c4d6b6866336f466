/* Cuts a stream into blocks of whole lines. */
#ifndef ECSLINT_LINE_BLOCKS_H
#define ECSLINT_LINE_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

/* Whole lines of a stream. */
struct line_block {
	char *bytes;
	size_t length;
	size_t room;
	uint64_t first_line; /* lines of the stream before it */
	uint64_t offset; /* bytes of the stream before it */
};

struct line_blocks {
	int file;
	size_t longest; /* line, in bytes; of a longer one so many bytes and one more are kept */
	int error; /* errno of a read that failed, then the stream ends; 0 */
	/* What was read and belongs to the next block. */
	char *held;
	size_t held_length;
	size_t held_room;
	uint64_t lines;
	uint64_t offset;
	bool ended;
};

/* Begins with the bytes in `start`, which were read from the stream before. */
void line_blocks_init(struct line_blocks *blocks, int file, size_t longest, struct text start);
void line_blocks_release(struct line_blocks *blocks);
/* Fills `block`, whose memory is reused, with some 64 KiB of lines, or one longer line. False at the end. */
bool next_block(struct line_blocks *blocks, struct line_block *block);
/* Takes the memory that a usual block needs now, so that the need does not grow while a stream goes by. */
void line_block_reserve(struct line_block *block);
void line_block_release(struct line_block *block);

/* The next line of a block from `*at` on, without its line ending; `*at` moves behind it. */
struct text next_line(const struct line_block *block, size_t *at);

/* Whether these first bytes of a document are one value a line: the first line ends like an object, and the
 * next one begins like one. */
bool looks_like_lines(struct text start);
/* Whether the first line that is not blank opens a value, and does no more than that. */
bool opens_in_lines(struct text start);

#endif
