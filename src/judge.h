/* The engine's inside: what reports findings and what bind needs. Not for rules. */
#ifndef ECSLINT_JUDGE_H
#define ECSLINT_JUDGE_H

#include "built_in.h"
#include "fields.h"
#include "lint.h"
#include "rule.h"

/* Reports under any rule; NULL when that rule is off. */
struct finding *report(struct lint *l, const struct rule *rule, const struct node *at, enum part part,
		       const char *format, ...) __attribute__((format(printf, 5, 6)));
struct finding *report_list(struct lint *l, const struct rule *rule, const struct node *at, enum part part,
			    const char *format, va_list args) __attribute__((format(printf, 5, 0)));

/* Sorts the enabled rules by hook; does nothing when that is done. */
void linter_prepare(struct linter *linter);

struct fault;
/* Reports what the reader found. */
void report_faults(struct lint *l, const struct fault *fault);

/* Tells the document's shape and lists its definitions; reports when it holds none. */
void find_definitions(struct lint *l, const struct node *root, const struct settings *settings);
/* For those who find them: appends one. */
struct definition *add_definition(struct lint *l, const struct node *root);

/* Fills the typed structs from the tree and reports what the field tables alone can tell. NULL when the root
 * is no task definition at all. */
struct task *bind_definition(struct lint *l, struct definition *definition, const struct settings *settings);

/* One object of the document with the objects round it, innermost first. */
struct enclosing {
	const struct object *object;
	const struct enclosing *outer;
};

/* A member's name as the document has it, in whatever spelling. */
struct text written_key(struct lint *l, const struct node *node);
/* The member that an unknown key most likely stands for; NULL when it is like none. */
const struct field *field_meant(const struct object *object, struct text key);
/* Reports a member that `enclosing->object` does not have, in the most helpful way. The field it stands for,
 * when the intention is certain (a slip of the pen), else NULL. */
const struct field *unknown_member(struct lint *l, const struct enclosing *enclosing,
				   const struct node *member);

#endif
