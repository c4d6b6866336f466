/* The document as read: every value with the place it stands at. */
#ifndef ECSLINT_TREE_H
#define ECSLINT_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "source.h"
#include "text.h"

enum node_kind {
	NODE_OBJECT,
	NODE_ARRAY,
	NODE_STRING,
	NODE_NUMBER,
	NODE_TRUE,
	NODE_FALSE,
	NODE_NULL,
	NODE_TOKEN, /* a template token where JSON wants a value: nobody knows what it will be */
	NODE_MISSING, /* a fault, already reported, stands where the value should be */
};

enum node_flag {
	/* A later member of the same object has the same key: that one counts, not this. */
	NODE_SHADOWED = 1 << 0,
	/* A string with a template token inside: an unknown value. */
	NODE_TEMPLATED = 1 << 1,
	/* An object or array in which a template directive stands between members: it may hold more.
	 * The root, of whatever kind, has it too when a directive stands before or behind it. */
	NODE_OPEN = 1 << 2,
	/* An object or array in which a syntax fault stands: a member may have been lost. */
	NODE_DAMAGED = 1 << 3,
	/* Made from another node, in the API's spelling: see written_node(). */
	NODE_TRANSLATED = 1 << 4,
	/* The root of a document that stands in a string of another, which is its parent. */
	NODE_EMBEDDED = 1 << 5,
	/* Nothing of it may be shown, whatever it looks like. */
	NODE_SENSITIVE = 1 << 6,
	/* The root of a definition in a template or plan: what stands beside it is no business of a report.
	 */
	NODE_DEFINITION = 1 << 7,
};

struct node {
	enum node_kind kind;
	uint8_t flags;
	uint32_t index; /* among its siblings, from 0 */
	uint32_t count; /* of an object's members or an array's elements */
	struct span key_at; /* with its quotes; empty unless a member of an object */
	struct span at; /* the value, with its quotes or brackets */
	struct text key; /* decoded */
	struct text text; /* a string decoded; a number or token as written */
	struct node *parent;
	struct node *first; /* child */
	struct node *next; /* sibling */
};

/* The member that counts, or NULL; linear in the object's members. */
struct node *node_member(const struct node *object, const char *key);
struct node *node_member_called(const struct node *object, struct text key);

/* A node that says in the API's words what another one says in a template's. It keeps the places. */
struct translated_node {
	struct node node; /* first */
	const struct node *written;
	const struct node *member; /* has the key; another one where a template decides between values */
};

/* What the user wrote: the node itself, or what it was translated from. */
const struct node *written_node(const struct node *node);

/* The node that a finding about the key speaks of: the member as written, whichever value it gets. */
const struct node *node_of_key(const struct node *node, struct arena *arena);

/* RFC 6901, "" for the root, of what was written. Inside an embedded document it ends at the string that
 * holds that. The result lives in `arena`. */
const char *node_pointer(const struct node *node, struct arena *arena);
/* The rest of the way, in the embedded document; NULL when the node lies in none. */
const char *node_inner_pointer(const struct node *node, struct arena *arena);

enum integer_state { INTEGER_OK, INTEGER_FRACTION, INTEGER_HUGE };

/* The exact value of a number's literal. FRACTION: it is written with a point or an exponent.
 * HUGE: it lies outside int64_t; `*value` is then the nearest bound. */
enum integer_state node_integer(const struct node *number, int64_t *value);

/* Whether a literal with a point or an exponent is a whole number of at most 15 digits: 512.0, 5.12e2. */
bool node_is_whole(const struct node *number, int64_t *value);

/* A plain value as a word to compare: the text of a string, a number as it is written, "true". False for what
 * has none. */
bool node_word(const struct node *node, struct text *word);

/* Words for a message: "a string", "an object", "null", … */
const char *node_kind_name(enum node_kind kind);

#endif
