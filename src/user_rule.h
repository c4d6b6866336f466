/* The inside of a user's rule: what is demanded, and where. */
#ifndef ECSLINT_USER_RULE_H
#define ECSLINT_USER_RULE_H

#include "judge.h"
#include "pattern.h"
#include "selector.h"

/* A bound that may be missing. */
struct bound {
	bool there;
	double value;
};

/* All of those that are there must hold. */
struct conditions {
	bool required;
	bool forbidden;
	/* The values that are possible; NULL: any. Of `equals` that value alone. */
	const struct node *one_of;
	bool one_value;
	const struct user_pattern *matches;
	const struct user_pattern *not_matches;
	struct bound min, max;
	struct bound min_items, max_items;
	bool unique;
	const char *unique_by; /* a member; NULL: the elements themselves */
};

struct demand {
	struct selector at;
	struct conditions condition;
};

struct user_rule {
	struct rule row;
	struct demand demand;
	struct demand *when; /* NULL: always */
	unsigned common; /* steps that `when` begins with as the demand does: the places there are the same */
	unsigned fixed; /* steps of the demand behind the last * */
	struct text message;
	struct user_rule *next;
};

/* What is written in a message for the value, its pointer and its container. */
enum blank { BLANK_VALUE, BLANK_POINTER, BLANK_CONTAINER, BLANK_COUNT };
/* The blank that the message's brace at `at` begins, and its length; BLANK_COUNT for none. */
enum blank blank_at(struct text message, size_t at, size_t *length);

/* A number, or a text that is one; the size that a task's cpu or memory tells, in units or MiB. False for all
 * others. */
bool amount_of(const struct node *value, struct text member, double *amount);

/* What a demand finds of a value. */
enum outcome {
	OUTCOME_HOLDS,
	OUTCOME_FAILS,
	OUTCOME_OTHER, /* a value of a kind that the condition says nothing about */
	OUTCOME_UNKNOWN, /* a template token: nobody knows yet */
	OUTCOME_COSTLY, /* the pattern takes too many steps */
};

struct judged {
	struct lint *l;
	uint64_t steps; /* that patterns may still take in this definition */
	const struct node *culprit; /* of `unique`: the element that is there again */
	const struct node *earlier; /* and the one before it */
};

/* Whether nobody knows yet what stands there. */
bool is_unknown(const struct lint *l, const struct node *node);
/* Of a node that is there. */
enum outcome judge_value(struct judged *judged, const struct conditions *condition, const struct node *node);

/* The hook of all rows. */
void check_user_rule(struct lint *l, const struct task *task);

#endif
