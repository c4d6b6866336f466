/* What stays the same about a finding when the lines of its file move. */
#ifndef ECSLINT_FINGERPRINT_H
#define ECSLINT_FINGERPRINT_H

#include "mask.h"
#include "names.h"

/* Those of one document, so that each is another. */
struct fingerprints {
	struct document *document;
	const struct mask *mask;
	struct names seen;
};

void fingerprints_init(struct fingerprints *fingerprints, struct document *document, const struct mask *mask);
/* Of the file, the rule, the task definition and the member, where containers go by their names: 16
 * hexadecimal digits. The second finding of the same kind at the same place gets another one. */
const char *fingerprint_of(struct fingerprints *fingerprints, const char *path,
			   const struct finding *finding);

#endif
