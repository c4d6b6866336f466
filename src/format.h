/* A way to write findings. Everything the program prints on standard output goes through one. */
#ifndef ECSLINT_FORMAT_H
#define ECSLINT_FORMAT_H

#include <stdbool.h>
#include <stdio.h>

#include "lint.h"

/* How and where to write. A worker has one of its own for each output. */
struct report {
	FILE *out;
	bool color;
	unsigned width; /* of the terminal, in columns */
	enum severity min_severity;
	/* For begin(), accept() and end(), which run in the main thread: */
	struct linter *linter;
	struct arena *arena; /* of the run */
	/* What begin() made. document() may look at it; accept() and end() may change what document() does
	 * not look at. */
	void *state;
};

/* What a whole run came to. */
struct tally {
	size_t files;
	size_t definitions;
	size_t shapes[SHAPE_COUNT]; /* of the files */
	size_t counts[SEVERITY_ERROR + 1]; /* of shown findings */
	size_t unread; /* inputs that could not be read */
	size_t elsewhere; /* files whose findings go into another baseline; they count nowhere else */
};

struct format {
	const char *name;
	bool human; /* people read it: a summary on standard error goes with it, and color */
	bool all; /* gets documents that have nothing to show, too */
	const char
		*between; /* what stands between two documents that have something to show; NULL: nothing */
	void (*begin)(struct report *report); /* NULL where there is nothing to do, as the others below */
	/* Called once for every document that has something to show; perhaps in several threads, each with
	 * its own report. What was written is put together in the order of the documents. */
	void (*document)(struct report *report, struct document *document);
	/* The same for an input that could not be read. */
	void (*unread)(struct report *report, const char *path, const char *reason);
	/* Gets what document() and unread() wrote, of one or more of them, in order. NULL: that is the report
	 * as it is. */
	void (*accept)(struct report *report, struct text written);
	void (*end)(struct report *report, const struct tally *tally);
};

extern const struct format format_text;
extern const struct format format_concise;
extern const struct format format_json;
extern const struct format format_jsonl;
extern const struct format format_github;
extern const struct format format_rdjson;
extern const struct format format_rdjsonl;
extern const struct format format_sarif;
extern const struct format format_gitlab;
extern const struct format format_junit;
extern const struct format format_checkstyle;
extern const struct format format_markdown;

/* In the order they are offered. */
extern const struct format *const formats[];
extern const size_t format_count;

/* The first of `finding` and its followers that is to be shown; NULL at the end. */
const struct finding *next_shown(const struct report *report, const struct finding *finding);
/* "2 errors, 1 warning", "no problems"; by severity. */
void put_counts(FILE *out, const size_t *counts);
/* What to write instead, and ECS's own words: the finding's or its rule's; NULL when there is none. */
const char *finding_help(const struct finding *finding);
const char *finding_answer(const struct finding *finding);

/* True when the bytes of this value must never be shown: values of environment and secrets, and what looks
 * like a credential. See credential.c. */
bool is_masked(const struct node *node);

#endif
