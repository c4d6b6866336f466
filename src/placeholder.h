/* Words in capitals that stand for a value somebody has yet to fill in. */
#ifndef ECSLINT_PLACEHOLDER_H
#define ECSLINT_PLACEHOLDER_H

#include "text.h"

/* ACCOUNT_ID, REGION, XXXXXXXXXXXX, PLACEHOLDER, your-account-id: in an image's registry and repository (not
 * in its tag), or in an ARN's partition, region and account; some unmistakable words anywhere in an ARN. */
bool has_placeholder_word(struct text text);

#endif
