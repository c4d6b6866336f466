/* A set of names with something behind each; linear to fill, constant to ask, also for hostile input. */
#ifndef ECSLINT_NAMES_H
#define ECSLINT_NAMES_H

#include "arena.h"
#include "text.h"

struct names_entry {
	struct text name;
	const void *value;
	size_t hash;
};

struct names {
	struct arena *arena;
	struct names_entry *entries;
	size_t room; /* a power of two, or 0 */
	size_t count;
};

void names_init(struct names *names, struct arena *arena);
/* What stood behind `name` before, or NULL when it is new; then `value`, not NULL, stands there now. */
const void *names_add(struct names *names, struct text name, const void *value);
const void *names_find(const struct names *names, struct text name);

#endif
