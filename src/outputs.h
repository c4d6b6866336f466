/* Where the reports of one run go: standard output and files, each in its format. */
#ifndef ECSLINT_OUTPUTS_H
#define ECSLINT_OUTPUTS_H

#include "options.h"

struct output {
	const struct format *format;
	struct report report;
	const char *path; /* as the user wrote it; NULL: standard output */
	const char *target; /* the file itself, behind symbolic links */
	const char *temporary; /* beside it until the report is whole; NULL: written in place */
	int error; /* errno of the write that failed first, as far as that was noticed; 0 */
};

struct outputs {
	struct output list[MOST_OUTPUTS];
	size_t count;
};

/* Opens the files and begins the reports. False when one cannot be written, which it says; then nothing is
 * left behind. */
bool outputs_begin(struct outputs *outputs, struct options *options, struct linter *linter);
/* In place of outputs_end(): nothing is left behind. */
void outputs_discard(struct outputs *outputs);
/* Whether anybody still takes this report. Called right after a write, it remembers why that failed. */
bool output_wanted(struct output *output);
/* Whether anybody still takes a report. */
bool outputs_wanted(struct outputs *outputs);
/* Ends the reports and puts the files in their places. Says what failed, but for a closed pipe. */
enum status outputs_end(struct outputs *outputs, const struct tally *tally);

#endif
