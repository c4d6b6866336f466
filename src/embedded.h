/* A document that stands in a string of another, as Terraform keeps its container definitions. */
#ifndef ECSLINT_EMBEDDED_H
#define ECSLINT_EMBEDDED_H

#include "reader.h"

/* Reads what the string holds. The nodes and faults have their places in `source`, which holds the string;
 * the root's parent is the string. */
struct reading read_embedded(const struct source *source, const struct node *string,
			     const struct reader_options *options, struct arena *arena);

#endif
