/* The conditions of a CloudFormation template: which of them a definition asks for, and which ways they can
 * turn out together. */
#ifndef ECSLINT_CONDITIONS_H
#define ECSLINT_CONDITIONS_H

#include "names.h"
#include "tree.h"

enum { MOST_CONDITIONS = 4 };

/* Those that a definition's Fn::If ask for. */
struct conditions {
	struct text names[MOST_CONDITIONS];
	unsigned count;
	bool too_many; /* every Fn::If is unknown then */
};

/* What the template says about all of them. */
struct condition_facts {
	struct names formulas; /* by the condition's name */
	struct names allowed; /* AllowedValues, by the parameter's name */
	size_t steps; /* left; a hostile template uses them up, and then nothing is ruled out */
};

/* {"Fn::If": [condition, then, else]}: the list; else NULL. */
const struct node *if_list(const struct node *node);

void collect_conditions(struct conditions *conditions, const struct node *properties);
/* -1 when it is not among them. */
int condition_number(const struct conditions *conditions, struct text name);

void read_condition_facts(struct condition_facts *facts, const struct node *template, struct arena *arena);
/* False when the template rules out that the conditions turn out so, bit n for names[n], while `own`, unless
 * it is empty, holds. */
bool can_turn_out(struct condition_facts *facts, const struct conditions *conditions, unsigned truths,
		  struct text own);

#endif
