/* The lines of the document that a finding is about, with marks under the places. */
#ifndef ECSLINT_FRAME_H
#define ECSLINT_FRAME_H

#include "format.h"
#include "mask.h"

/* Returns the width of the gutter, for the rows that follow the frame. */
unsigned put_frame(struct report *report, struct document *document, const struct mask *mask,
		   const struct finding *finding);
/* Starts a row of the gutter without a line number. */
void put_gutter(struct report *report, unsigned gutter, char mark);

#endif
