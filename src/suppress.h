/* Findings that a configuration does not want to see, and a baseline knows. */
#ifndef ECSLINT_SUPPRESS_H
#define ECSLINT_SUPPRESS_H

#include "profile.h"

/* What may hide findings of an input. */
struct filter {
	const struct config *config; /* NULL: none */
	struct suppression **suppressions; /* those that are for the file */
	size_t count;
	size_t room;
	struct baseline *known; /* NULL: none */
	const char *known_file; /* seen from the baseline's folder */
	bool for_baseline; /* takes out what no baseline can hide, and nothing that one knows */
};

/* `file` is the absolute path of the input; NULL when that is not known. What is found out about it lives in
 * `arena`. May be called from several threads, as may the next. */
void filter_begin(struct filter *filter, const struct config *config, struct baseline *known,
		  const char *file, struct arena *arena);
/* Takes suppressed and known findings out of the document. */
void filter_document(const struct filter *filter, struct document *document);

/* Documents of a configuration's files with what is wrong about their suppressions, one after the other:
 * those that are expired, or were not needed; files that were told before are left out. `folders` are the
 * folders that were searched by all that they need; without one, `count` is 0. */
struct searched {
	const char *const *folders; /* absolute */
	size_t count;
	bool partly; /* some rules or files were left out: nobody knows what is needed */
};
void report_suppressions(struct config *config, struct linter *linter, const struct searched *searched,
			 void (*use)(struct document *document, void *state), void *state);
/* The same with the entries of a baseline that are stale. */
void report_baseline(struct baseline *baseline, struct linter *linter, const struct searched *searched,
		     void (*use)(struct document *document, void *state), void *state);

#endif
