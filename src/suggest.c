/* "did you mean": edit distance with a small limit. */
#include "suggest.h"

enum { LONGEST = 64 };

static size_t normalize(struct text word, char *out)
{
	size_t length = 0;

	for (size_t i = 0; i < word.length && i < LONGEST; i++)
		if (word.bytes[i] != '_' && word.bytes[i] != '-')
			out[length++] = lower(word.bytes[i]);
	return length;
}

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
	unsigned least = a < b ? a : b;

	return least < c ? least : c;
}

unsigned word_distance(struct text left, struct text right, unsigned limit)
{
	char a[LONGEST], b[LONGEST];
	unsigned rows[3][LONGEST + 1];
	size_t a_length, b_length;

	if (left.length > LONGEST || right.length > LONGEST)
		return limit + 1;
	a_length = normalize(left, a);
	b_length = normalize(right, b);
	if ((a_length > b_length ? a_length - b_length : b_length - a_length) > limit)
		return limit + 1;
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a_length; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i - 1) % 3];
		const unsigned *two_above = rows[(i + 1) % 3];
		unsigned least = row[0] = (unsigned)i;

		for (size_t j = 1; j <= b_length; j++) {
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
	return rows[a_length % 3][b_length];
}

struct suggestion suggestion_for(struct text word)
{
	unsigned limit = word.length <= 3 ? 0 : word.length <= 5 ? 1 : 2;

	return (struct suggestion){ word, NULL, limit + 1 };
}

void suggestion_offer(struct suggestion *suggestion, const char *candidate, size_t length)
{
	unsigned distance;

	if (!suggestion->distance)
		return;
	distance =
		word_distance(suggestion->word, (struct text){ candidate, length }, suggestion->distance - 1);
	if (distance < suggestion->distance) {
		suggestion->distance = distance;
		suggestion->best = candidate;
	}
}
