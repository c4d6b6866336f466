/* A line that is overwritten a few times a second, and never seen in short runs. */
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_MS = 700, STEP_MS = 100 };

static struct timespec later(unsigned milliseconds)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	time.tv_nsec += milliseconds * 1000000L;
	time.tv_sec += time.tv_nsec / 1000000000L;
	time.tv_nsec %= 1000000000L;
	return time;
}

void progress_init(struct progress *progress, bool quiet)
{
	const char *ci = getenv("CI"), *term = getenv("TERM");

	*progress = (struct progress){ .wanted = !quiet && !(ci && *ci) && !(term && !strcmp(term, "dumb")) &&
						 isatty(STDERR_FILENO) };
	if (progress->wanted)
		progress->next = later(FIRST_MS);
}

void progress_step(struct progress *progress, size_t definitions)
{
	struct timespec now;

	if (!progress->wanted)
		return;
	now = later(0);
	if (now.tv_sec < progress->next.tv_sec ||
	    (now.tv_sec == progress->next.tv_sec && now.tv_nsec < progress->next.tv_nsec))
		return;
	fprintf(stderr, "\r\033[K%zu task definitions checked", definitions);
	fflush(stderr);
	progress->shown = true;
	progress->next = later(STEP_MS);
}

void progress_clear(struct progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = false;
}
