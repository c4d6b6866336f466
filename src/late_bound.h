/* Members that a deploy step fills in: their absence is no fault. */
#ifndef ECSLINT_LATE_BOUND_H
#define ECSLINT_LATE_BOUND_H

#include "tree.h"

/* One --late-bound: an RFC 6901 pointer from the task definition on, in which `*` stands for one step. */
struct late_bound {
	const char *pointer;
	struct late_bound *next;
};

/* True when the pointer begins with a slash and every ~ is escaped. */
bool late_bound_is_valid(const char *pointer);
/* Whether the member `key` of `object` is one of them. */
bool is_late_bound(const struct late_bound *list, const struct node *object, struct text key);

#endif
