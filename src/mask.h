/* Which bytes of a document may be shown. */
#ifndef ECSLINT_MASK_H
#define ECSLINT_MASK_H

#include "lint.h"

struct mask {
	unsigned char *hidden; /* one for each byte of the source: not 0 when it must not be shown */
	bool damaged; /* something in the document stands in no node of the tree */
};

/* Linear in the document. Lives in the document's arena. */
struct mask mask_document(struct document *document);
/* As node_pointer, with `…` from the first key on that must not be shown; "" for NULL. */
const char *shown_pointer(const struct mask *mask, const struct node *node, struct arena *arena);
/* The same for the pointer in an embedded document; NULL when the node lies in none. */
const char *shown_inner_pointer(const struct mask *mask, const struct node *node, struct arena *arena);
/* What tells a definition from others: its name in a template, or its family; bytes NULL when there is none.
 */
struct text shown_definition(const struct mask *mask, const struct definition *definition);
/* The name of the container that the node lies in; bytes NULL when there is none to tell. */
struct text shown_container(const struct mask *mask, const struct node *node);
/* What is said about a finding, without what it quotes from a place that is hidden. NULL for NULL. */
const char *shown_words(const struct document *document, const struct mask *mask,
			const struct finding *finding, const char *words);

#endif
