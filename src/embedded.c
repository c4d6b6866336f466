/* Reads a string's text as a document, and moves every place from there to the file. */
#include "embedded.h"

static bool is_high_surrogate(const char *digits)
{
	return lower(digits[0]) == 'd' &&
	       (digits[1] == '8' || digits[1] == '9' || lower(digits[1]) == 'a' || lower(digits[1]) == 'b');
}

static unsigned hex(const char *digits)
{
	unsigned value = 0;

	for (int i = 0; i < 4; i++)
		value = value * 16 +
			(unsigned)(is_digit(digits[i]) ? digits[i] - '0' : lower(digits[i]) - 'a' + 10);
	return value;
}

/* Bytes of the escape that starts at `at`, and in `*decoded` of what it means. */
static uint32_t escape_length(const char *at, const char *end, uint32_t *decoded)
{
	unsigned code;

	*decoded = 1;
	if (end - at < 6 || at[1] != 'u')
		return 2;
	if (is_high_surrogate(at + 2) && end - at >= 12 && at[6] == '\\') {
		*decoded = 4;
		return 12;
	}
	code = hex(at + 2);
	*decoded = code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
	return 6;
}

/* For each byte of the decoded text, and for its end, where it stands in the file. */
static uint32_t *places_in_file(const struct source *source, const struct node *string, struct arena *arena)
{
	uint32_t length = (uint32_t)string->text.length, count = 0;
	uint32_t *places = arena_alloc(arena, (length + 1) * sizeof *places);
	const char *start = source->bytes.bytes;
	const char *at = start + string->at.start + 1, *end = start + string->at.end - 1;

	while (at < end && count < length) {
		uint32_t decoded = 1, written = *at == '\\' ? escape_length(at, end, &decoded) : 1;

		for (; decoded && count < length; decoded--)
			places[count++] = (uint32_t)(at - start);
		at += written;
	}
	while (count <= length)
		places[count++] = (uint32_t)(end - start);
	return places;
}

struct moving {
	const uint32_t *places;
	size_t length;
};

static struct span moved(const struct moving *moving, struct span span)
{
	uint32_t length = (uint32_t)moving->length;

	span.start = moving->places[span.start < length ? span.start : length];
	span.end = moving->places[span.end < length ? span.end : length];
	return span;
}

static void move_node(const struct moving *moving, struct node *node)
{
	node->at = moved(moving, node->at);
	if (node->key_at.end)
		node->key_at = moved(moving, node->key_at);
	for (struct node *child = node->first; child; child = child->next)
		move_node(moving, child);
}

struct reading read_embedded(const struct source *source, const struct node *string,
			     const struct reader_options *options, struct arena *arena)
{
	struct source inner = { .name = source->name, .bytes = string->text };
	struct reading reading = read_document(&inner, options, arena);
	struct moving moving = { places_in_file(source, string, arena), string->text.length };

	if (reading.root) {
		move_node(&moving, reading.root);
		reading.root->flags |= NODE_EMBEDDED;
		reading.root->parent = (struct node *)string; /* the tree is ours */
	}
	for (struct fault *fault = reading.faults; fault; fault = fault->next) {
		fault->at = moved(&moving, fault->at);
		if (fault->related.end)
			fault->related = moved(&moving, fault->related);
		if (!fault->node)
			fault->node = string;
	}
	return reading;
}
