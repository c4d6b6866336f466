/* How the commands that answer questions name a place of a document: the member as written, where it stands.
 */
#ifndef ECSLINT_CITATION_H
#define ECSLINT_CITATION_H

#include <jansson.h>
#include <stdio.h>

#include "mask.h"

/* "networkMode": "awsvpc"; only what may be shown of it. Lives in the document's arena. */
const char *member_as_written(struct document *document, const struct mask *mask, const struct node *node);
/* /networkMode, line 4 */
void put_place(FILE *out, struct document *document, const struct mask *mask, const struct node *node);
/* Pointer, container, line and column of `node`, or of the document for NULL. */
json_t *place_members(struct document *document, const struct mask *mask, const struct node *node);

#endif
