/* Which launch types take a task definition: what ECS lists as its compatibilities. */
#ifndef ECSLINT_COMPAT_H
#define ECSLINT_COMPAT_H

#include "lint.h"

enum { LAUNCH_TYPES = 4 };

enum verdict {
	VERDICT_ACCEPTED,
	VERDICT_REFUSED,
	VERDICT_UNKNOWN, /* it hangs on a value that nobody knows yet */
};

/* One reason against one or more launch types. */
struct reason {
	const struct finding
		*finding; /* an error of a rule; NULL: inferred from what ECS listed for others */
	const char *words; /* of an inferred reason */
	const struct node *at; /* may be NULL: the whole document */
	unsigned launch; /* LAUNCH_… bits */
	struct reason *next;
};

struct compat {
	const struct definition *definition;
	enum verdict verdicts[LAUNCH_TYPES]; /* in the order of the LAUNCH_… bits */
	const char *hangs_on[LAUNCH_TYPES]; /* of unknown verdicts: "networkMode"; else NULL */
	unsigned required; /* by requiresCompatibilities */
	struct reason *reasons; /* those of rules in the order of the launch types and places */
	/* Errors of the definition as it stands that no launch type alone has: about the list itself. */
	struct reason *list_reasons;
	unsigned recorded; /* what a describe output lists; 0: nothing */
	unsigned comparable; /* launch types for which `recorded` tells something */
};

/* A linter for each launch type. Not shared between threads. */
struct compat_linters {
	struct linter *linters[LAUNCH_TYPES];
};

void compat_linters_init(struct compat_linters *linters, const struct settings *settings);
void compat_linters_release(struct compat_linters *linters);

/* One for each of the document's definitions, in their order; those without a task have no verdict. The
 * result lives in the document's arena. */
struct compat *compat_document(struct compat_linters *linters, const struct document *document);

/* Whether nothing stands against the definition as it stands: some launch type takes it, and each that it
 * requires. */
bool is_compatible(const struct compat *compat);

#endif
