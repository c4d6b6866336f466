/* The hash by which GitHub knows a line again when others come before it. */
#ifndef ECSLINT_LINE_HASH_H
#define ECSLINT_LINE_HASH_H

#include <stdint.h>

#include "arena.h"
#include "text.h"

struct line_hash {
	uint64_t line; /* from 1 */
	uint64_t hash; /* of what begins there */
	uint64_t occurrence; /* of this hash in the file, from 1 */
};

/* Fills in hash and occurrence of these lines, which are in order, each of them once. Linear in the file.
 * After primaryLocationLineHash of github/codeql-action, src/fingerprints.ts: bytes that are not UTF-8 may
 * give another hash than there. */
void line_hashes(struct text bytes, struct line_hash *lines, size_t count, struct arena *arena);

#endif
