/* What every JSON that the program writes has in common. */
#ifndef ECSLINT_JSON_H
#define ECSLINT_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "lint.h"

/* A JSON string; bytes that are not UTF-8 become U+FFFD, for jansson refuses them. null when bytes is NULL.
 */
json_t *json_text(struct text text);
json_t *json_words(const char *words);
/* A rule for the catalogue; `whole`: with all that explain tells. */
json_t *rule_object(const struct rule *rule, bool whole, struct arena *arena);
/* Writes `value`, gives it back, and ends the line. `flags` come on top of the order of members. */
void json_put(FILE *out, json_t *value, size_t flags);

#endif
