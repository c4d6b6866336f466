/* What is told about rules, wherever it is told. */
#ifndef ECSLINT_EXPLAIN_H
#define ECSLINT_EXPLAIN_H

#include <stdio.h>

#include "lint.h"

enum { EXAMPLE_WIDTH = 76 };

/* Members or elements, each in a line of its own, broken up further where they are too long for one. Goes by
 * the look only, for some examples are broken on purpose. */
void put_example(FILE *out, struct text text, int indent);
void put_rule_markdown(FILE *out, const struct rule *rule, struct arena *arena);

#endif
