/* Answers for standard output: nobody may take half a report for a whole one. */
#include "options.h"

#include <errno.h>

enum status flush_output(void)
{
	static bool said;

	/* After an earlier failure errno still tells about it: whoever saw it has stopped writing. */
	if (!ferror(stdout)) {
		errno = 0;
		if (!fflush(stdout))
			return STATUS_CLEAN;
	}
	/* Who closed the pipe has seen enough; anybody else must learn that the report is not whole. */
	if (errno != EPIPE && !said)
		fprintf(stderr, "ecslint: the report could not be written%s%s\n", errno ? ": " : "",
			errno ? strerror(errno) : "");
	said = true;
	return STATUS_FAILED;
}
