/* One run of `ecslint check` over all its inputs, on as many threads as pay. */
#ifndef ECSLINT_CHECK_RUN_H
#define ECSLINT_CHECK_RUN_H

#include "configs.h"
#include "outputs.h"

/* Writes the reports between their beginning and their end; adds to `tally`. `linter` becomes the run's. */
enum status check_inputs(struct options *options, struct configs *configs, struct linter *linter,
			 struct outputs *outputs, struct tally *tally);

#endif
