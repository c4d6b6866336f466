/* What the members of a document say about what it is. */
#ifndef ECSLINT_EVIDENCE_H
#define ECSLINT_EVIDENCE_H

#include <stdint.h>

#include "recognise.h"

/* Where a member stands, as far as that matters. */
enum region {
	REGION_OTHER,
	REGION_ROOT,
	REGION_WRAPPED, /* in taskDefinition of the root */
	REGION_RESOURCES, /* in Resources of the root: its members are named by their author */
	REGION_RESOURCE, /* in one of those */
	REGION_CONFIGURATION, /* in resource of the root, as Terraform's own files have it */
	REGION_LIST, /* the root is a list */
	REGION_ELEMENT, /* in an object of that list */
	REGION_COUNT,
};

enum worth { WORTH_OTHER, WORTH_STRING, WORTH_OBJECT, WORTH_LIST };

struct evidence {
	uint64_t seen;
};

/* `string` is the value when it is one; of its start, 32 bytes do. */
void evidence_add(struct evidence *evidence, enum region region, struct text key, enum worth worth,
		  struct text string);
/* Where the members of this member's value stand. */
enum region region_below(enum region region, struct text key);
/* Whether members of REGION_OTHER may still say something. */
bool evidence_goes_deep(const struct evidence *evidence);
/* Nothing that may follow changes the verdict. */
bool evidence_settles(const struct evidence *evidence);
enum recognised evidence_verdict(const struct evidence *evidence);

#endif
