/* The JSON Schema of users' rule files. */
#ifndef ECSLINT_RULES_SCHEMA_H
#define ECSLINT_RULES_SCHEMA_H

#include <jansson.h>

#include "arena.h"

json_t *rules_schema(struct arena *arena);

#endif
