/* Whether a name says that its value is a secret, and whether a value may be one. Masking hides too much
 * rather than too little; a rule that warns must be stricter. */
#ifndef ECSLINT_RULES_SECRET_NAMES_H
#define ECSLINT_RULES_SECRET_NAMES_H

#include "credential.h"

/* DB_PASSWORD and apiKey, but not MAX_TOKENS, TOKEN_TYPE, DB_PASSWORD_FILE or NEXT_PUBLIC_MAP_TOKEN. */
bool names_secret(struct text name);
/* What everybody may see, however secret it looks: NEXT_PUBLIC_…, SUPABASE_ANON_KEY. */
bool names_public(struct text name);
/* False for what is no secret whatever its name: nothing, a switch, a path, an ARN, a URL without a
 * password, a word that stands for a value still to come. */
bool may_be_secret(struct text value);
/* What stands in plain text in `text`, in words: "a password"; NULL when nothing does. */
const char *secret_in(struct text text);

#endif
