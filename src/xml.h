/* The little XML that reports need. */
#ifndef ECSLINT_XML_H
#define ECSLINT_XML_H

#include <stdio.h>

#include "arena.h"

/* Words as an attribute's value or as text, in one line. What must not be seen, which is all that XML 1.0
 * forbids too, is shown escaped. The arena is for that. */
void put_xml(FILE *out, const char *words, struct arena *arena);
/* NAME="WORDS" with a blank before it. */
void put_attribute(FILE *out, const char *name, const char *words, struct arena *arena);

#endif
