/* Judges inputs one after the other, by what is in force for each, and leaves what it finds in a sink. */
#ifndef ECSLINT_CHECKER_H
#define ECSLINT_CHECKER_H

#include "sink.h"
#include "suppress.h"
#include "worker.h"

struct checker {
	struct worker worker; /* first: the callbacks get it back as the whole */
	struct report reports[MOST_OUTPUTS];
	struct sink *sink;
	struct profile *profiles;
	struct profile *profile; /* of the input in hand */
	struct filter filter; /* of the input in hand */
	bool passes_over; /* findings of the input in hand go into another baseline */
	struct arena arena; /* of the two */
	/* After each document; false: stop. NULL: go on. */
	bool (*written)(struct checker *checker);
};

/* `linter` is for inputs without a configuration, and becomes the checker's. */
void checker_init(struct checker *checker, const struct options *options, struct linter *linter,
		  struct sink *sink);
void checker_release(struct checker *checker);
/* Where the findings go from now on. */
void checker_set_sink(struct checker *checker, struct sink *sink);
enum worked check_input(struct checker *checker, const struct input *input);
enum worked check_block(struct checker *checker, const struct line_block *block, const char *name,
			const struct placed *place);
/* Counts and writes a document as it is, with the profile of a configuration or, for NULL, the plain one;
 * false: stop. */
bool check_settings(struct checker *checker, struct config *config, struct document *document);
/* Counts and writes a document as it is; false: stop. */
bool check_document(struct checker *checker, struct document *document);

#endif
