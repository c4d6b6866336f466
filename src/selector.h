/* Places in a task definition: JSON pointers with `*`, `**` and elements by name. */
#ifndef ECSLINT_SELECTOR_H
#define ECSLINT_SELECTOR_H

#include "arena.h"
#include "tree.h"

enum step_kind { STEP_KEY, STEP_ANY, STEP_ANY_NUMBER, STEP_NAMED };

struct selector_step {
	enum step_kind kind;
	struct text key; /* unescaped; of NAMED: the member's */
	struct text value; /* of NAMED */
	struct text written;
};

/* Steps are those of an RFC 6901 pointer from the task definition on, in the API's spelling; besides `*` is
 * any one step, `**` any number of them, and `[name=web]` the element whose member `name` is the string
 * "web". */
struct selector {
	const struct selector_step *steps;
	unsigned count;
};

enum { SELECTOR_MAX_STEPS = 48 };

/* NULL, or what is wrong with it; then `*at` is the offset in `text`. The selector lives in `arena`. */
const char *selector_parse(struct selector *selector, struct text text, struct arena *arena, size_t *at);
/* Whether `node` or something round it is one of the places. `root` is the task definition, or a bare list of
 * containers. */
bool selector_covers(const struct selector *selector, const struct node *root, const struct node *node);
/* Calls back for each of the places, in the order of the document, until that returns false. */
void selector_each(const struct selector *selector, const struct node *root,
		   bool (*use)(const struct node *node, void *state), void *state);
/* The same for what the steps from `step` on lead to from `node`, whatever that is. */
void selector_each_from(const struct selector *selector, unsigned step, const struct node *node,
			bool (*use)(const struct node *node, void *state), void *state);
/* The child that a KEY or NAMED step leads to, or NULL. */
const struct node *selector_child(const struct selector_step *step, const struct node *node);
/* How many steps both begin with that lead to the same places one by one: none behind `**`. */
unsigned selector_common(const struct selector *a, const struct selector *b);

#endif
