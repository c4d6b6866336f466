/* A way to write findings. Everything the program prints on standard output goes through one. */
#ifndef ECSLINT_FORMAT_H
#define ECSLINT_FORMAT_H

#include <stdbool.h>
#include <stdio.h>

#include "lint.h"

struct report {
	FILE *out;
	bool color;
	unsigned width; /* of the terminal, in columns */
	enum severity min_severity;
	size_t files;
	size_t counts[SEVERITY_ERROR + 1]; /* of shown findings */
	void *state; /* the format's own */
};

struct format {
	const char *name;
	const char *summary;
	void (*begin)(struct report *report);
	/* Called once for every document, in order, also when it has no findings. */
	void (*document)(struct report *report, struct document *document);
	void (*end)(struct report *report);
};

extern const struct format format_text;
extern const struct format format_concise;
extern const struct format format_json;
extern const struct format format_jsonl;

/* NULL when there is no format of that name. */
const struct format *format_find(const char *name);

/* True when the bytes of this value must never be shown: values of environment and secrets, and what looks
 * like a credential. See credential.c. */
bool is_masked(const struct node *node);

#endif
