/* All documents that a command's operands name, one after the other. */
#ifndef ECSLINT_DOCUMENTS_H
#define ECSLINT_DOCUMENTS_H

#include "options.h"

/* Has each document judged and calls back, in order; the document is gone afterwards. `use` may return false
 * to stop. `linter` is freed. FAILED when an input could not be read, which is said; USAGE when the operands
 * make no sense or there is no document. */
enum status each_document(const struct options *options, struct linter *linter,
			  bool (*use)(struct document *document, void *state), void *state);

#endif
