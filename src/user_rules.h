/* Rules that users write in JSON. */
#ifndef ECSLINT_USER_RULES_H
#define ECSLINT_USER_RULES_H

#include "names.h"
#include "rule.h"

struct user_rule;

/* The rules of one or more files. Once read they never change: threads may share them. */
struct user_rules {
	struct arena *arena;
	struct names ids;
	struct user_rule *first;
	struct user_rule **last;
	struct topic topic;
	size_t row_count; /* of the rules in the topic; more may have been read since */
};

void user_rules_init(struct user_rules *rules, struct arena *arena);
/* Adds what a file holds. `name` is for messages; it and the bytes stay the caller's and must outlive the
 * rules, as must the arena. False when there are mistakes; each was said on standard error with its line and
 * column. */
bool user_rules_read(struct user_rules *rules, const char *name, struct text bytes);
/* All that was read, for linter_add_topic(). */
const struct topic *user_rules_topic(struct user_rules *rules);

#endif
