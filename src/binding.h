/* What the parts of bind share. */
#ifndef ECSLINT_BINDING_H
#define ECSLINT_BINDING_H

#include "judge.h"

struct binding {
	struct lint *l;
	bool rendered;
	const struct late_bound *late_bound;
	bool pascal_case; /* the document is in CloudFormation's spelling, and that was said once */
	const struct node *first_null;
	struct finding *nulls;
	uint32_t null_count;
	const struct node *first_read_only;
	struct finding *read_only;
	uint32_t read_only_count;
};

/* bind.c */
void bind_object(struct binding *b, const struct object *object, const struct node *node, void *target,
		 const struct enclosing *outer);
void bind_member(struct binding *b, const struct field *field, const struct node *node, void *target,
		 const struct enclosing *enclosing);

/* bind_value.c: each sets and returns the value's state. */
enum state bind_string(struct binding *b, const struct field *field, const struct node *node,
		       struct str *value);
enum state bind_integer(struct binding *b, const struct field *field, const struct node *node,
			struct num *value);
enum state bind_boolean(struct binding *b, const struct field *field, const struct node *node,
			struct boolean *value);
enum state bind_choice(struct binding *b, const struct field *field, const struct node *node,
		       struct choice *value);
/* True when the state does not depend on what the member should hold: null, a bare token, a fault. */
bool settled(struct binding *b, const struct node *node, enum state *state);
/* The same, or a template token in a string where something else than text belongs. */
bool settled_or_token(struct binding *b, const struct node *node, enum state *state);
/* A string whose value is not known yet. */
bool is_opaque(const struct binding *b, const struct field *field, const struct node *node);
/* The state of such a string; reports it when everything should be rendered. */
enum state opaque(struct binding *b, const struct node *node);
/* A key that is not known yet; reports it likewise. */
void opaque_key(struct binding *b, const struct node *member);

/* bind_words.c */
/* Where a value stands, seen from its container or from the task: "healthCheck.interval", "ulimits[0].name".
 */
const char *title_of(struct lint *l, const struct node *node);
/* "a list of strings" */
const char *field_wants(const struct field *field);
/* Reports and returns BAD. */
enum state wrong_type(struct binding *b, const struct field *field, const struct node *node,
		      const char *wants);
/* The same for a value of a map. */
enum state wrong_map_value(struct binding *b, const struct field *field, const struct node *node);
/* What to write instead, with the value in its right spelling where that is certain. */
void advise_type(struct binding *b, struct finding *finding, const struct field *field,
		 const struct node *node, const char *wants);
struct finding *schema_finding(struct binding *b, enum schema_rule rule, const struct node *at,
			       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* bind_notes.c */
void note_null(struct binding *b, const struct node *null);
/* Members that only describe-task-definition prints. */
bool is_read_only(struct text key);
void note_read_only(struct binding *b, const struct node *member);
/* The field that this key means in CloudFormation's spelling. */
const struct field *pascal_case_field(const struct object *object, struct text key);

#endif
