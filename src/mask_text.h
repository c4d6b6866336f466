/* Masking where the tree cannot be trusted, because the document is damaged. */
#ifndef ECSLINT_MASK_TEXT_H
#define ECSLINT_MASK_TEXT_H

#include "text.h"

/* What is known of a byte while the mask is made. UNREAD: it is in no node. BARE: in one that has no quotes,
 * such as a number. */
enum { SHOWN, HIDDEN, UNREAD, BARE };

static inline bool is_structure(char c)
{
	return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

/* Hides more in `hidden`, too much rather than too little. Linear in the text. */
void mask_text(struct text text, unsigned char *hidden);

#endif
