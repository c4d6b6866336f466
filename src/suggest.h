/* "did you mean": the closest of some words. */
#ifndef ECSLINT_SUGGEST_H
#define ECSLINT_SUGGEST_H

#include "text.h"

/* How far two words are apart, with a change of case, `_` or `-` counted as nothing and two swapped
 * neighbours as one; more than `limit` comes back as limit + 1. Words beyond 64 bytes are far from
 * everything. */
unsigned word_distance(struct text a, struct text b, unsigned limit);

/* Equal but for case, `_` and `-`. */
bool same_spelling(struct text a, struct text b);

enum { NORMAL_LONGEST = 64 };

/* A word in lower case without `_` and `-`, and which letters it has. */
struct normal_word {
	size_t length;
	unsigned letters;
	char bytes[NORMAL_LONGEST];
};

/* Keeps the closest word seen so far. */
struct suggestion {
	struct normal_word word;
	const char *best; /* NULL while nothing is close enough */
	size_t best_length;
	unsigned distance;
};

struct suggestion suggestion_for(struct text word);
void suggestion_offer(struct suggestion *suggestion, const char *candidate, size_t length);

#endif
