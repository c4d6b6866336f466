/* One run of `ecslint check` over all its inputs, on as many threads as pay. */
#ifndef ECSLINT_CHECK_RUN_H
#define ECSLINT_CHECK_RUN_H

#include "options.h"

/* Writes the report between its beginning and its end to report->out; adds to `tally`. `linter` becomes the
 * run's. When the report could not be written, errno tells why. */
enum status check_inputs(struct options *options, struct linter *linter, const struct report *report,
			 struct tally *tally);

#endif
