/* Reads inputs and has what they hold judged, one after the other. */
#ifndef ECSLINT_WORKER_H
#define ECSLINT_WORKER_H

#include "inputs.h"
#include "line_blocks.h"

enum worked {
	WORKED,
	WORKED_NOT, /* it could not be read, or is no task definition and need not be one */
	WORKED_LATER, /* `defers`, and it holds one definition a line */
	WORKED_STOP,
};

struct worker {
	const struct options *options;
	struct linter *linter;
	struct arena arena; /* of the document in hand */
	char *bytes; /* one buffer for all inputs */
	size_t room;
	bool defers; /* leaves files of unknown length to others */
	/* Gets each document, judged; it is gone afterwards. False: stop. */
	bool (*use)(struct worker *worker, struct document *document);
	void (*failed)(struct worker *worker, const char *path, int error);
	/* Does in its own way what work_on_lines() does; or NULL. */
	enum worked (*lines)(struct worker *worker, struct line_blocks *blocks, const char *name);
};

void worker_init(struct worker *worker, const struct options *options, struct linter *linter);
void worker_release(struct worker *worker);

/* Opens and judges a file or standard input: one document, or many when they stand one a line. */
enum worked work_on(struct worker *worker, const struct input *input);
enum worked work_on_lines(struct worker *worker, struct line_blocks *blocks, const char *name);
enum worked work_on_block(struct worker *worker, const struct line_block *block, const char *name);
/* Whether an input holds one definition a line, as far as its name and the command line tell. */
bool is_lines(const struct worker *worker, const char *name);

#endif
