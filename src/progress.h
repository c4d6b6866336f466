/* How far a long run has come, on standard error, for somebody who waits at a terminal. */
#ifndef ECSLINT_PROGRESS_H
#define ECSLINT_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
	bool wanted; /* standard error is a terminal, and this is no CI job */
	bool shown; /* a line of it stands on the terminal */
	struct timespec next; /* not before */
};

void progress_init(struct progress *progress, bool quiet);
/* Says how many definitions are done, unless it was said a moment ago. */
void progress_step(struct progress *progress, size_t definitions);
/* Takes the line away, before something else is written to the terminal. */
void progress_clear(struct progress *progress);

#endif
