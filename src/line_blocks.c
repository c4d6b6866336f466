/* Newline-delimited JSON, read in constant memory whatever its length. */
#include "line_blocks.h"

#include "checked.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64 * 1024 };

static void make_room(char **bytes, size_t *room, size_t wanted)
{
	if (wanted <= *room)
		return;
	if (!*room)
		*room = BLOCK_BYTES;
	while (*room < wanted)
		*room *= 2;
	*bytes = realloc(*bytes, *room);
	checked(*bytes);
}

void line_blocks_init(struct line_blocks *blocks, int file, size_t longest, struct text start)
{
	*blocks = (struct line_blocks){ .file = file, .longest = longest };
	make_room(&blocks->held, &blocks->held_room, start.length);
	if (start.length)
		memcpy(blocks->held, start.bytes, start.length);
	blocks->held_length = start.length;
}

void line_blocks_release(struct line_blocks *blocks)
{
	free(blocks->held);
}

void line_block_reserve(struct line_block *block)
{
	make_room(&block->bytes, &block->room, 2 * BLOCK_BYTES);
	memset(block->bytes, 0, block->room);
}

void line_block_release(struct line_block *block)
{
	free(block->bytes);
}

/* Bytes read, 0 at the end. */
static size_t fill(struct line_blocks *blocks, char *bytes, size_t room)
{
	ssize_t count;

	do
		count = read(blocks->file, bytes, room);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		blocks->error = errno;
	blocks->ended = count <= 0;
	return count > 0 ? (size_t)count : 0;
}

static size_t behind_last_line(const char *bytes, size_t from, size_t length)
{
	while (length > from && bytes[length - 1] != '\n')
		length--;
	return length > from ? length : 0;
}

/* A line beyond the limit: its start is kept for the diagnostic, the rest is read and forgotten. */
static void skip_line(struct line_blocks *blocks, struct line_block *block)
{
	char *end = NULL;
	size_t count = 0;

	make_room(&blocks->held, &blocks->held_room, BLOCK_BYTES);
	blocks->offset += block->length;
	while (!end && !blocks->ended) {
		count = fill(blocks, blocks->held, BLOCK_BYTES);
		end = memchr(blocks->held, '\n', count);
		blocks->offset += end ? (size_t)(end + 1 - blocks->held) : count;
	}
	blocks->held_length = end ? count - (size_t)(end + 1 - blocks->held) : 0;
	if (blocks->held_length)
		memmove(blocks->held, end + 1, blocks->held_length);
	blocks->lines++;
}

static void count_lines(struct line_blocks *blocks, const struct line_block *block)
{
	const char *at = block->bytes, *end = block->bytes + block->length;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		blocks->lines++;
		at++;
	}
	blocks->offset += block->length;
}

bool next_block(struct line_blocks *blocks, struct line_block *block)
{
	size_t lines = 0; /* bytes of whole lines */
	size_t searched = 0;

	block->first_line = blocks->lines;
	block->offset = blocks->offset;
	make_room(&block->bytes, &block->room, blocks->held_length + BLOCK_BYTES);
	if (blocks->held_length)
		memcpy(block->bytes, blocks->held, blocks->held_length);
	block->length = blocks->held_length;
	blocks->held_length = 0;
	while (!blocks->ended) {
		if (block->length >= BLOCK_BYTES || block->length > blocks->longest) {
			lines = behind_last_line(block->bytes, searched, block->length);
			searched = block->length;
			if (lines)
				break;
			if (block->length > blocks->longest) {
				skip_line(blocks, block);
				block->length = blocks->longest + 1;
				return true;
			}
		}
		make_room(&block->bytes, &block->room, block->length + BLOCK_BYTES);
		block->length += fill(blocks, block->bytes + block->length, BLOCK_BYTES);
	}
	if (!lines)
		lines = block->length; /* the last line needs no line feed */
	blocks->held_length = block->length - lines;
	make_room(&blocks->held, &blocks->held_room, blocks->held_length);
	if (blocks->held_length)
		memcpy(blocks->held, block->bytes + lines, blocks->held_length);
	block->length = lines;
	count_lines(blocks, block);
	return lines > 0;
}

struct text next_line(const struct line_block *block, size_t *at)
{
	const char *start = block->bytes + *at;
	const char *end = memchr(start, '\n', block->length - *at);
	struct text line = { start, end ? (size_t)(end - start) : block->length - *at };

	*at += line.length + (end != NULL);
	if (line.length && start[line.length - 1] == '\r')
		line.length--;
	return line;
}

/* Behind blanks, and a byte order mark. */
static size_t first_value(struct text start)
{
	size_t first = text_starts(start, "\xEF\xBB\xBF") ? 3 : 0;

	while (first < start.length && is_blank(start.bytes[first]))
		first++;
	return first;
}

bool looks_like_lines(struct text start)
{
	size_t first = first_value(start), end, next;

	if (first == start.length || start.bytes[first] != '{')
		return false;
	end = first + text_find(text_slice(start, first, start.length), '\n');
	next = end;
	while (next < start.length && is_blank(start.bytes[next]))
		next++;
	while (end > first && is_blank(start.bytes[end - 1]))
		end--;
	return end > first + 1 && start.bytes[end - 1] == '}' && next < start.length &&
	       start.bytes[next] == '{';
}

bool opens_in_lines(struct text start)
{
	size_t first = first_value(start), end;

	if (first == start.length || (start.bytes[first] != '{' && start.bytes[first] != '['))
		return false;
	end = first + text_find(text_slice(start, first, start.length), '\n');
	return end < start.length && text_trim(text_slice(start, first, end)).length == 1;
}
