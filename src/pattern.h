/* Regular expressions, compiled on first use and matched within limits. */
#ifndef ECSLINT_PATTERN_H
#define ECSLINT_PATTERN_H

#include <stdint.h>

#include "arena.h"
#include "text.h"

enum pattern {
	PATTERN_IMAGE,
	PATTERN_TAG, /* the longest start of a text that a tag may hold, letters and digits of any script */
	PATTERN_COUNT,
};

/* Zero-initialised; belongs to one thread. */
struct pattern_cache {
	void *code[PATTERN_COUNT];
	void *match_data;
	void *context;
};

enum match {
	MATCH_YES,
	MATCH_NO,
	MATCH_LIMIT, /* the subject costs more than a match may: an error of the pattern, never "no" */
};

enum { GROUPS_MAX = 8 };

/* `groups[i]` is what the i-th capturing group took, empty when it took no part; groups[0] is the whole. */
enum match pattern_match(struct pattern_cache *cache, enum pattern pattern, struct text subject,
			 struct text groups[GROUPS_MAX]);

/* One that a user wrote. Never changes: threads may share it. */
struct user_pattern;

/* It lives in `arena`. NULL: `*wrong` says what is wrong with it, `*at` is the offset in `text`. */
const struct user_pattern *user_pattern_compile(struct text text, struct arena *arena, const char **wrong,
						size_t *at);
/* Whether it matches anywhere in `subject`. Takes what that cost from `*steps`; at 0 it is MATCH_LIMIT. */
enum match user_pattern_match(struct pattern_cache *cache, const struct user_pattern *pattern,
			      struct text subject, uint64_t *steps);

void pattern_cache_release(struct pattern_cache *cache);

#endif
