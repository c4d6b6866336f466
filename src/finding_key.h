/* What stays the same about a finding when lines move and entries are reordered. */
#ifndef ECSLINT_FINDING_KEY_H
#define ECSLINT_FINDING_KEY_H

#include "mask.h"

struct finding_key {
	const char *rule;
	const char *definition; /* its name in a template; else "" */
	const char *at; /* a selector: elements by their names where they have one */
	const char *hash; /* of the value, in hexadecimal; "" where there is none, or it must not be shown */
};

/* Lives in the document's arena. */
struct finding_key finding_key(const struct document *document, const struct mask *mask,
			       const struct finding *finding);
/* One text that is equal for equal keys of equal files. */
const char *finding_key_text(const struct finding_key *key, const char *file, struct arena *arena);

#endif
