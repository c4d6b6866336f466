/* Findings that a configuration does not want to see, and a baseline knows. */
#ifndef ECSLINT_SUPPRESS_H
#define ECSLINT_SUPPRESS_H

#include "profile.h"

/* Takes suppressed and known findings out of the document. `file` is the absolute path of the input; NULL
 * when that is not known. May be called from several threads. */
void suppress_findings(struct document *document, const struct profile *profile, const char *file);
/* Documents of configuration files with what is wrong about their suppressions and baselines, one after the
 * other: those that are expired, were not needed, or are stale. `folders` are the folders that were searched.
 */
void report_suppressions(struct configs *configs, struct linter *linter, const char *const *folders,
			 size_t count, void (*use)(struct document *document, void *state), void *state);

#endif
