/* What `ecslint cost` prints about a definition. */
#ifndef ECSLINT_COST_REPORT_H
#define ECSLINT_COST_REPORT_H

#include "cost.h"

#include <stdio.h>

/* A definition with its price. */
struct priced {
	const char *file; /* with the line, where each line is a definition */
	const char *name; /* or NULL */
	bool again; /* the one before it, with its conditions turned out another way */
	const char *region;
	const char *currency;
	struct billed billed;
	struct unit_prices prices;
	struct cost cost;
	struct asked asked;
	bool has_smaller;
	struct smaller next;
	struct smaller least;
	unsigned tasks;
	const struct instance *instance; /* NULL: none to compare with */
	const char *instance_words; /* its size, as the user wrote it */
	int64_t fitting;
	int64_t pay_off; /* 0: never */
};

/* What follows its name in reports, or "". */
const char *other_conditions(const struct priced *priced);
void put_priced_text(FILE *out, const struct priced *priced, struct arena *arena);
json_t *priced_object(const struct priced *priced, struct arena *arena);

#endif
