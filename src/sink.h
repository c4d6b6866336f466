/* What a thread has written and counted, until it is put together with the rest. */
#ifndef ECSLINT_SINK_H
#define ECSLINT_SINK_H

#include "outputs.h"

/* For one output. */
struct piece {
	FILE *out;
	bool any; /* something was written */
	char *written; /* NULL: `out` is the output itself */
	size_t length;
};

struct failure {
	const char *path;
	int error;
	struct failure *next;
};

struct sink {
	struct outputs *outputs;
	struct piece pieces[MOST_OUTPUTS];
	struct tally tally;
	enum status status;
	struct failure *failures; /* NULL in the main thread's, which says them at once */
	struct arena *arena; /* of the failures; NULL in the main thread's */
};

/* `arena` is NULL for the main thread's, which writes to the outputs where that is possible. */
void sink_init(struct sink *sink, struct outputs *outputs, struct arena *arena);
void sink_release(struct sink *sink);
/* Takes the memory for the reports of a block of lines with a fault or two at once. */
void sink_reserve(struct sink *sink);
/* Forgets all. The arena is the caller's to reset. */
void sink_empty(struct sink *sink);

/* Reports by output, with their streams set to the pieces. */
void sink_reports(const struct sink *sink, struct report *reports);

/* Has the document, or an input that could not be read, written for every output that wants it. `any`: it has
 * something to show. Why an input could not be read is said on standard error by the main thread; `path` has
 * to last until then. */
void sink_document(struct sink *sink, struct report *reports, struct document *document, bool any);
void sink_unread(struct sink *sink, struct report *reports, const char *path, int error);
/* Everything was written to the streams, nothing is in buffers any more. */
void sink_flush(struct sink *sink);
/* Adds what a thread's sink holds to the main thread's; both are flushed. */
void sink_take(struct sink *main, const struct sink *sink);
/* Whether sink_take() is going to write something. */
bool sink_has_words(const struct sink *sink);
void sink_worsen(struct sink *sink, enum status status);

#endif
