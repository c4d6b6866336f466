/* The inside of attributes.c: the mapping's rows, and what their hooks may call. */
#ifndef ECSLINT_ATTRIBUTE_ROWS_H
#define ECSLINT_ATTRIBUTE_ROWS_H

#include <stddef.h>

#include "attributes.h"

enum { NEVER_EXTERNAL = 1 };

struct survey;

/* One hook a row. `member` is the offset of a value in what the hook gets, for hooks that serve many rows. */
struct attribute_row {
	const char *name; /* of the attribute, or its beginning where the hook adds the rest */
	enum basis basis;
	const char *words; /* the cause, for people */
	const char *member_name;
	size_t member;
	void (*task)(struct survey *, const struct task *);
	void (*container)(struct survey *, const struct container *);
	void (*volume)(struct survey *, const struct volume *);
	const char *agents;
	unsigned flags;
};

struct survey {
	const struct task *task;
	const struct attribute_row *row; /* the one in hand */
	const struct value *owner; /* task, container or volume: stands for members that have no place */
	bool owner_open; /* members of it may be hidden */
	struct attribute *first;
	struct arena *arena;
};

extern const struct attribute_row attribute_rows[];
extern const size_t attribute_row_count;

/* The row in hand holds because of `at`; NULL: the owner as a whole. */
void demand(struct survey *s, const struct node *at);
/* The same, and the rest of the attribute's name is `suffix`. */
void demand_named(struct survey *s, struct text suffix, const struct node *at);
/* Whether the row holds depends on a value that nobody knows yet. */
void doubt(struct survey *s, const struct node *at);
/* The same with another member than the row's. */
void doubt_member(struct survey *s, const struct node *at, const char *member_name);
/* The same in other words. */
void doubt_because(struct survey *s, const struct node *at, const char *words);

#endif
