/* From bytes to a tree in one pass, keeping every position and going on after a fault. */
#ifndef ECSLINT_READER_H
#define ECSLINT_READER_H

#include "arena.h"
#include "source.h"
#include "tree.h"

enum {
	READER_MAX_DEPTH = 64, /* objects and arrays inside one another */
	READER_MAX_BYTES = 16 * 1024 * 1024, /* of one document, unless the user says otherwise */
};

enum fault_kind {
	FAULT_SYNTAX,
	FAULT_ENCODING, /* not UTF-8, or UTF-16 */
	FAULT_LIMIT, /* too deep or too long */
	FAULT_DUPLICATE_KEY, /* the later key counts; the earlier is `related` */
	FAULT_BYTE_ORDER_MARK,
	FAULT_TOKEN, /* a template token that `rendered` forbids */
};

struct fault {
	enum fault_kind kind;
	struct span at;
	const struct node *node; /* the innermost value the fault stands in; NULL when there is none */
	const char *message; /* lower case, no full stop */
	const char *help; /* what to write instead; NULL when the message says it */
	const char *label; /* a few words for the underlined place, or NULL */
	struct span related; /* empty when there is no second place */
	const char *related_label;
	struct fault *next;
};

struct reader_options {
	size_t max_bytes; /* 0: READER_MAX_BYTES */
	bool rendered; /* a template token is a fault, not an unknown value */
	bool relaxed; /* comments and trailing commas are no faults */
};

struct reading {
	struct node *root; /* NULL when there is nothing to lint */
	struct fault *faults;
};

/* Reads source->bytes; sets source->had_bom. Nodes, faults and decoded strings live in `arena`;
 * strings without escapes are borrowed from the source. At most 100 faults are kept, and 100
 * duplicate keys besides, then one says so. The node of a duplicate key is its member; a fault inside a key
 * belongs to the object. An unclosed bracket is told behind the last byte that is not blank. */
struct reading read_document(struct source *source, const struct reader_options *options,
			     struct arena *arena);

/* True when a string holds `${X}`, `$X`, `{{ x }}`, `<X>`, `__X__`, `%X%` or `#{X}#`: see docs/templates.md.
 */
bool has_template_token(struct text text);

/* Only what can hardly be anything else in free text: `${X}`, `{{ x }}`, `{% x %}` and `<X>` in capitals. */
bool has_unmistakable_token(struct text text);

#endif
