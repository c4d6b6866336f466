/* "did you mean": edit distance with a small limit. */
#include "suggest.h"

static bool normalize(struct text word, struct normal_word *normal)
{
	normal->length = 0;
	normal->letters = 0;
	if (word.length > NORMAL_LONGEST)
		return false;
	for (size_t i = 0; i < word.length; i++) {
		char c = lower(word.bytes[i]);

		if (c == '_' || c == '-')
			continue;
		normal->bytes[normal->length++] = c;
		normal->letters |= 1u << (c & 31);
	}
	return true;
}

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
	unsigned least = a < b ? a : b;

	return least < c ? least : c;
}

/* Each edit changes the set of letters by two at most. */
static bool is_far(const struct normal_word *a, const struct normal_word *b, unsigned limit)
{
	size_t difference = a->length > b->length ? a->length - b->length : b->length - a->length;
	unsigned letters = a->letters ^ b->letters;
	unsigned changed = 0;

	for (; letters; letters &= letters - 1)
		changed++;
	return difference > limit || changed > 2 * limit;
}

static unsigned distance(const struct normal_word *left, const struct normal_word *right, unsigned limit)
{
	const char *a = left->bytes, *b = right->bytes;
	unsigned rows[3][NORMAL_LONGEST + 1];
	unsigned found;

	if (is_far(left, right, limit))
		return limit + 1;
	for (size_t j = 0; j <= right->length; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= left->length; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i - 1) % 3];
		const unsigned *two_above = rows[(i + 1) % 3];
		unsigned least = row[0] = (unsigned)i;

		for (size_t j = 1; j <= right->length; j++) {
			row[j] =
				smallest(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    two_above[j - 2] + 1 < row[j])
				row[j] = two_above[j - 2] + 1;
			if (row[j] < least)
				least = row[j];
		}
		if (least > limit)
			return limit + 1;
	}
	found = rows[left->length % 3][right->length];
	return found > limit ? limit + 1 : found;
}

unsigned word_distance(struct text left, struct text right, unsigned limit)
{
	struct normal_word a, b;

	return normalize(left, &a) && normalize(right, &b) ? distance(&a, &b, limit) : limit + 1;
}

bool same_spelling(struct text a, struct text b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.length && (a.bytes[i] == '_' || a.bytes[i] == '-'))
			i++;
		while (j < b.length && (b.bytes[j] == '_' || b.bytes[j] == '-'))
			j++;
		if (i == a.length || j == b.length)
			return i == a.length && j == b.length;
		if (lower(a.bytes[i++]) != lower(b.bytes[j++]))
			return false;
	}
}

struct suggestion suggestion_for(struct text word)
{
	struct suggestion suggestion = { .best = NULL };

	if (normalize(word, &suggestion.word))
		suggestion.distance = word.length <= 3 ? 1 : word.length <= 5 ? 2 : 3;
	return suggestion;
}

void suggestion_offer(struct suggestion *suggestion, const char *candidate, size_t length)
{
	struct normal_word word;
	unsigned found;

	if (!suggestion->distance || length + suggestion->distance <= suggestion->word.length ||
	    !normalize((struct text){ candidate, length }, &word))
		return;
	found = distance(&suggestion->word, &word, suggestion->distance - 1);
	if (found < suggestion->distance) {
		suggestion->distance = found;
		suggestion->best = candidate;
		suggestion->best_length = length;
	}
}
