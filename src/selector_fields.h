/* Whether a selector can lead anywhere in a task definition: one with a slip of the pen finds nothing,
 * silently. */
#ifndef ECSLINT_SELECTOR_FIELDS_H
#define ECSLINT_SELECTOR_FIELDS_H

#include "selector.h"

/* NULL, or what is wrong with it, by the members that the API has; then `*step` is the step that leads
 * nowhere. */
const char *selector_misses(const struct selector *selector, struct arena *arena, unsigned *step);

#endif
