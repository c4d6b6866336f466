/* The JSON Schema of configuration files. */
#ifndef ECSLINT_CONFIG_SCHEMA_H
#define ECSLINT_CONFIG_SCHEMA_H

#include <jansson.h>

#include "arena.h"

json_t *config_schema(struct arena *arena);

#endif
