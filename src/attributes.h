/* The attributes that ECS demands of a container instance for a task definition, and the members that make it
 * demand them. */
#ifndef ECSLINT_ATTRIBUTES_H
#define ECSLINT_ATTRIBUTES_H

#include "arena.h"
#include "model.h"

/* What a row of the mapping rests on. */
enum basis {
	BASIS_RECORDED, /* seen in what ECS itself computed for registered definitions */
	BASIS_AGENT, /* the agent publishes the attribute with this meaning */
	BASIS_INFERRED, /* fits what little was seen, or what Docker's versions brought */
};

const char *basis_name(enum basis basis);

struct cause {
	const struct node *at; /* in the document, never NULL */
	const char *words; /* "hostname is set"; of a doubt, what is not known: "image is a placeholder" */
	enum basis basis;
	struct cause *next;
};

/* In the order of the mapping and the document. */
struct cause_list {
	struct cause *first;
	struct cause *last;
};

struct attribute {
	/* NULL: parts of the document cannot be seen, and what they would demand is not known. */
	const char *name;
	const char *agents; /* which agents publish it, where that is not all of them; or NULL */
	bool never_external; /* no agent of an external instance (ECS Anywhere) publishes it */
	struct cause_list causes; /* empty: whether it is demanded is not known */
	struct cause_list doubts; /* what may demand it, depending on values that nobody knows yet */
	struct attribute *next;
};

/* In the order of their names, the one without name last. Lives in `arena`. */
const struct attribute *required_attributes(const struct task *task, struct arena *arena);

#endif
