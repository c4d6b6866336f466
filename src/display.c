/* Display widths and escapes, without a locale: the output is the same everywhere. */
#include "display.h"

struct range {
	unsigned first;
	unsigned last;
};

/* Unicode 15: East Asian Width W and F, in blocks. */
static const struct range wide[] = {
	{ 0x1100, 0x115f },   { 0x231a, 0x231b },   { 0x23e9, 0x23ec },   { 0x25fd, 0x25fe },
	{ 0x2614, 0x2615 },   { 0x2648, 0x2653 },   { 0x26a1, 0x26a1 },   { 0x26aa, 0x26ab },
	{ 0x2705, 0x2705 },   { 0x270a, 0x270b },   { 0x2728, 0x2728 },   { 0x274c, 0x274c },
	{ 0x2753, 0x2755 },   { 0x2757, 0x2757 },   { 0x2795, 0x2797 },   { 0x2b1b, 0x2b1c },
	{ 0x2b50, 0x2b50 },   { 0x2b55, 0x2b55 },   { 0x2e80, 0x303e },   { 0x3041, 0x4dbf },
	{ 0x4e00, 0xa4cf },   { 0xa960, 0xa97f },   { 0xac00, 0xd7a3 },   { 0xf900, 0xfaff },
	{ 0xfe10, 0xfe19 },   { 0xfe30, 0xfe6f },   { 0xff00, 0xff60 },   { 0xffe0, 0xffe6 },
	{ 0x16fe0, 0x18cff }, { 0x1aff0, 0x1b2ff }, { 0x1f18e, 0x1f18e }, { 0x1f191, 0x1f19a },
	{ 0x1f200, 0x1f320 }, { 0x1f32d, 0x1f335 }, { 0x1f337, 0x1f37c }, { 0x1f37e, 0x1f393 },
	{ 0x1f3a0, 0x1f3ca }, { 0x1f3e0, 0x1f3f0 }, { 0x1f3f4, 0x1f3f4 }, { 0x1f3f8, 0x1f43e },
	{ 0x1f440, 0x1f4fc }, { 0x1f4ff, 0x1f53d }, { 0x1f54b, 0x1f567 }, { 0x1f5fb, 0x1f64f },
	{ 0x1f680, 0x1f6c5 }, { 0x1f6d0, 0x1f6d7 }, { 0x1f6eb, 0x1f6fc }, { 0x1f7e0, 0x1f7eb },
	{ 0x1f90c, 0x1f9ff }, { 0x1fa70, 0x1faff }, { 0x20000, 0x3fffd },
};

static const struct range combining[] = {
	{ 0x0300, 0x036f },   { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05bf }, { 0x05c1, 0x05c7 },
	{ 0x0610, 0x061a },   { 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06dc }, { 0x06df, 0x06e4 },
	{ 0x0730, 0x074a },   { 0x0900, 0x0902 }, { 0x093a, 0x093a }, { 0x093c, 0x093c }, { 0x0941, 0x0948 },
	{ 0x094d, 0x094d },   { 0x0951, 0x0957 }, { 0x09bc, 0x09bc }, { 0x09cd, 0x09cd }, { 0x0e31, 0x0e31 },
	{ 0x0e34, 0x0e3a },   { 0x0e47, 0x0e4e }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x200c, 0x200d },
	{ 0x20d0, 0x20ff },   { 0x302a, 0x302d }, { 0x3099, 0x309a }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	{ 0xe0100, 0xe01ef },
};

/* Neither seen nor, for most of them, harmless: they hide or reorder what stands around them. */
static const struct range unseen[] = {
	{ 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad }, { 0x061c, 0x061c },
	{ 0x115f, 0x1160 }, { 0x180e, 0x180e }, { 0x200b, 0x200b }, { 0x200e, 0x200f },
	{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0x3164, 0x3164 }, { 0xfeff, 0xfeff },
	{ 0xffa0, 0xffa0 }, { 0xfff9, 0xfffb }, { 0xfffe, 0xffff }, { 0xe0000, 0xe007f },
};

#define IN(ranges, code) within(ranges, sizeof(ranges) / sizeof *(ranges), code)

static bool within(const struct range *ranges, size_t count, unsigned code)
{
	for (size_t i = 0; i < count; i++)
		if (code <= ranges[i].last)
			return code >= ranges[i].first;
	return false;
}

unsigned utf8_decode(struct text text, size_t offset, unsigned *code)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + offset;
	size_t left = text.length - offset;
	unsigned length, value, least;

	if (bytes[0] < 0x80) {
		*code = bytes[0];
		return 1;
	}
	if (bytes[0] >= 0xc2 && bytes[0] < 0xe0) {
		length = 2, value = bytes[0] & 0x1f, least = 0x80;
	} else if (bytes[0] >= 0xe0 && bytes[0] < 0xf0) {
		length = 3, value = bytes[0] & 0x0f, least = 0x800;
	} else if (bytes[0] >= 0xf0 && bytes[0] < 0xf5) {
		length = 4, value = bytes[0] & 0x07, least = 0x10000;
	} else {
		return 0;
	}
	if (left < length)
		return 0;
	for (unsigned i = 1; i < length; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		value = value << 6 | (bytes[i] & 0x3f);
	}
	if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*code = value;
	return length;
}

/* Marks without a width, one on the other, could be as long as the document: behind a few they are escaped.
 */
static bool is_piled(struct text text, size_t offset)
{
	enum { MOST_MARKS = 8 };
	size_t end = offset;

	for (int i = 0; i < MOST_MARKS; i++) {
		size_t start = end;
		unsigned code;

		while (start > 0 && end - start < 4)
			if (((unsigned char)text.bytes[--start] & 0xc0) != 0x80)
				break;
		if (start == end || utf8_decode(text_slice(text, 0, end), start, &code) != end - start ||
		    !IN(combining, code))
			return false;
		end = start;
	}
	return true;
}

static void escape(struct glyph *glyph, const char *format, unsigned value)
{
	int length = snprintf(glyph->shown, sizeof glyph->shown, format, value);

	glyph->shown_length = glyph->width = (unsigned)length;
}

struct glyph glyph_at(struct text text, size_t offset, unsigned column)
{
	struct glyph glyph = { .length = 1, .width = 1 };
	unsigned char byte = (unsigned char)text.bytes[offset];
	unsigned code;

	if (byte >= 0x20 && byte < 0x7f) {
		glyph.shown[0] = (char)byte;
		glyph.shown_length = 1;
		return glyph;
	}
	if (byte == '\t') {
		glyph.width = glyph.shown_length = TAB_STOP - column % TAB_STOP;
		memset(glyph.shown, ' ', glyph.width);
		return glyph;
	}
	glyph.length = utf8_decode(text, offset, &code);
	if (!glyph.length) {
		glyph.length = 1;
		escape(&glyph, "\\x%02X", byte);
	} else if (IN(unseen, code) || (IN(combining, code) && is_piled(text, offset))) {
		escape(&glyph, code < 0x80 ? "\\x%02X" : code > 0xffff ? "\\U%08X" : "\\u%04X", code);
	} else {
		glyph.width = IN(combining, code) ? 0 : IN(wide, code) ? 2 : 1;
		glyph.shown_length = glyph.length;
		memcpy(glyph.shown, text.bytes + offset, glyph.length);
	}
	return glyph;
}

static struct glyph name_glyph(struct text text, size_t offset)
{
	struct glyph glyph;

	if (text.bytes[offset] != '\t')
		return glyph_at(text, offset, 0);
	glyph = (struct glyph){ .length = 1 };
	escape(&glyph, "\\x%02X", '\t');
	return glyph;
}

/* The first byte from `start` on that may have to be escaped. */
static size_t plain_end(struct text text, size_t start)
{
	while (start < text.length && text.bytes[start] >= 0x20 && text.bytes[start] < 0x7f)
		start++;
	return start;
}

void put_escaped(FILE *out, struct text text)
{
	for (size_t i = 0; i < text.length;) {
		size_t plain = plain_end(text, i);
		struct glyph glyph;

		if (plain > i)
			fwrite(text.bytes + i, 1, plain - i, out);
		i = plain;
		if (i == text.length)
			break;
		glyph = name_glyph(text, i);
		fwrite(glyph.shown, 1, glyph.shown_length, out);
		i += glyph.length;
	}
}

const char *escaped_words(const char *words, struct arena *arena)
{
	struct text text = { words, words ? strlen(words) : 0 };
	size_t length = 0;
	char *copy;

	if (plain_end(text, 0) == text.length)
		return words;
	for (size_t i = 0; i < text.length;) {
		struct glyph glyph = name_glyph(text, i);

		length += glyph.shown_length;
		i += glyph.length;
	}
	copy = arena_alloc(arena, length + 1);
	copy[length] = '\0';
	length = 0;
	for (size_t i = 0; i < text.length;) {
		struct glyph glyph = name_glyph(text, i);

		memcpy(copy + length, glyph.shown, glyph.shown_length);
		length += glyph.shown_length;
		i += glyph.length;
	}
	return copy;
}

unsigned escaped_width(struct text text)
{
	unsigned width = 0;

	for (size_t i = 0; i < text.length;) {
		struct glyph glyph = name_glyph(text, i);

		width += glyph.width;
		i += glyph.length;
	}
	return width;
}
