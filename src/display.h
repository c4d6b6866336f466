/* How bytes that a stranger wrote look on a terminal: widths, and escapes for what must not reach it. */
#ifndef ECSLINT_DISPLAY_H
#define ECSLINT_DISPLAY_H

#include <stdio.h>

#include "arena.h"
#include "text.h"

/* The character at one place, as it is shown. */
struct glyph {
	unsigned length; /* bytes of the source it stands for, at least 1 */
	unsigned width; /* columns it takes */
	unsigned shown_length;
	char shown[12];
};

enum { TAB_STOP = 4 };

/* `offset` is below text.length. A tab fills up to the next stop after `column`. Control characters, what
 * changes the direction of text, what cannot be seen, and bytes that are not UTF-8 are shown escaped. */
struct glyph glyph_at(struct text text, size_t offset, unsigned column);
/* The length of the well-formed UTF-8 sequence at `offset`, and its code point; 0 when it is malformed. */
unsigned utf8_decode(struct text text, size_t offset, unsigned *code);
/* Escapes tabs too: for messages and names. */
void put_escaped(FILE *out, struct text text);
/* What put_escaped writes, in the arena, or `words` itself where nothing is to be escaped. NULL for NULL. */
const char *escaped_words(const char *words, struct arena *arena);
/* Columns that put_escaped takes. */
unsigned escaped_width(struct text text);

#endif
