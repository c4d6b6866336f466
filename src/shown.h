/* A finding in the words that every format may use: nothing in them must be hidden, or can write to a
 * terminal. */
#ifndef ECSLINT_SHOWN_H
#define ECSLINT_SHOWN_H

#include "mask.h"

struct shown {
	const char *message; /* names the task definition where the document holds several */
	const char *help; /* NULL: none, as `answer` and `url` */
	const char *answer; /* ECS's own words */
	const char *url;
	const char *pointer; /* "" for the whole document */
	const char *inner_pointer; /* in an embedded document, or NULL */
};

/* Lives in the document's arena. */
struct shown shown_finding(struct document *document, const struct mask *mask, const struct finding *finding);
/* What stands beside a related place; "" when there is nothing. */
const char *shown_label(struct document *document, const struct mask *mask, const struct finding *finding,
			const struct related *related);

#endif
