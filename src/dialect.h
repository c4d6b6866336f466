/* What the API's members are called in CloudFormation and in Terraform. */
#ifndef ECSLINT_DIALECT_H
#define ECSLINT_DIALECT_H

#include "fields.h"
#include "judge.h"

/* The field that a template calls `key`; NULL when it has none of that name. */
const struct field *field_called(const struct object *object, struct text key, enum dialect dialect);
/* What a member is called there. Lives in `arena`, or forever. */
const char *field_name(const struct field *field, enum dialect dialect, struct arena *arena);
/* Says all that was found in the definition in hand with its own names of members, and with what the
 * template's own client answers. */
void findings_in_dialect(struct lint *l);

#endif
