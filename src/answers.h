/* What the commands that answer a question about each definition have in common: the frame of their report.
 */
#ifndef ECSLINT_ANSWERS_H
#define ECSLINT_ANSWERS_H

#include <jansson.h>

#include "mask.h"
#include "options.h"

struct answers {
	const struct options *options;
	/* Of the document in hand. */
	struct document *document;
	struct mask mask;
	const char *name; /* of the definition before; the ways that its conditions may turn out share it */
	json_t *told; /* about it */
	bool again; /* the answer in hand is not the first about it */
	size_t count; /* of answers told */
	enum status status;
};

/* Judges all documents with `linter`, which is freed, and calls `answer` for each definition that could be
 * read, between the beginning and the end of the report. `start` is called for each document before. Both get
 * `answers` back. */
enum status answer_all(struct answers *answers, struct linter *linter, void (*start)(struct answers *),
		       void (*answer)(struct answers *, const struct definition *, size_t index));

/* An object with the file, the line in a file of lines, and the definition; the answer goes into it. */
json_t *answer_object(const struct answers *answers, const struct definition *definition);
/* Takes the object over. True when the answer is to be told as text: not when JSON is wanted, which is
 * written, nor when the same was told of the definition already. */
bool answer_is_for_text(struct answers *answers, const struct definition *definition, json_t *object);
/* `web.json (web)`, behind a blank line where one belongs. */
void put_answer_title(const struct answers *answers, const struct definition *definition);

#endif
