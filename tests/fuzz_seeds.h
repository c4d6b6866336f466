/* What a fuzz target begins with. */
#ifndef ECSLINT_TESTS_FUZZ_SEEDS_H
#define ECSLINT_TESTS_FUZZ_SEEDS_H

#include "text.h"

/* Ends with bytes NULL; every fuzz target has its own. */
extern const struct text fuzz_seeds[];

#endif
