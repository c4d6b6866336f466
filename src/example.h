/* The examples of rules: as text for people, and as whole documents for tests. */
#ifndef ECSLINT_EXAMPLE_H
#define ECSLINT_EXAMPLE_H

#include "arena.h"
#include "rule.h"

/* Stands in an example for more text than anybody wants to read: 70,000 bytes in a document. */
#define EXAMPLE_LONG_TEXT "⋯"

/* The example with " for '. */
const char *example_text(const char *example, struct arena *arena);
/* The example as a document: a fragment of container members is put into a definition that is sound for the
 * rule's launch types and network mode. Its members come last, so that they override. */
const char *example_document(const struct rule *rule, const char *example, struct arena *arena);

#endif
