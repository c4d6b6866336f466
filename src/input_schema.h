/* The task definition's own JSON Schema. */
#ifndef ECSLINT_INPUT_SCHEMA_H
#define ECSLINT_INPUT_SCHEMA_H

#include <jansson.h>

#include "arena.h"

/* Of what register-task-definition takes, from the field tables. */
json_t *input_schema(struct arena *arena);

#endif
