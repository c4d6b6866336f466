/* What the operands of a command name: files, folders, standard input. */
#ifndef ECSLINT_INPUTS_H
#define ECSLINT_INPUTS_H

#include "discover.h"
#include "options.h"

struct input {
	const char *path; /* NULL: standard input */
	const char *name; /* for the report */
	enum certainty certainty;
	bool is_stream; /* it may make the reader wait */
	const struct placed *place; /* where its configuration is; NULL: nobody looked */
};

struct inputs {
	struct discovery discovery; /* first: its callbacks get it back as the whole */
	/* False: stop. The strings are valid during the call only. */
	bool (*take)(struct inputs *inputs, const struct input *input);
	size_t excused; /* inputs that were named and may be left out, for --force-exclude or
			   --skip-unrecognised */
};

/* Calls back for each input, in order; each failure goes to discovery.failed(), between them. */
void each_input(const struct options *options, struct inputs *inputs);
/* For who got no input at all: CLEAN when that is all right; else says it, and USAGE. */
enum status nothing_found(const struct options *options, const struct inputs *inputs);
/* Why an input cannot be read; `error` is an errno or an input_fault. */
const char *input_fault_words(int error);
/* Says on standard error why an input cannot be read. */
void say_failed(const char *path, int error);
/* STATUS_USAGE when the operands make no sense together, which it says. */
enum status check_operands(const struct options *options);

#endif
