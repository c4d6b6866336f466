/* What is named on the command line or in a list: each file and folder of it is taken once. */
#ifndef ECSLINT_OPERANDS_H
#define ECSLINT_OPERANDS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "text.h"

enum operand_kind {
	OPERAND_STANDARD_INPUT,
	OPERAND_FILE,
	OPERAND_FOLDER,
	OPERAND_STREAM, /* an open pipe or device that the shell hands over by a path, /dev/fd/63 */
	OPERAND_FAULT,
};

struct operand {
	const char *path;
	enum operand_kind kind;
	int error; /* of OPERAND_FAULT: an errno or an input_fault */
	bool taken;
	dev_t device;
	ino_t inode;
};

struct operands {
	struct operand *all; /* in order */
	size_t count;
	size_t room;
	size_t *slots; /* by device and inode: the number of an operand from 1 on, or 0 */
	size_t slot_count; /* a power of two */
};

/* Looks at the path; "-" is standard input when `dash_is_input`. The path stays the caller's. */
void operands_add(struct operands *operands, const char *path, bool dash_is_input);
/* The paths in a list, between line feeds or NULs; empty ones are passed over. `list` has a NUL behind it,
 * gets more, and must stay. */
void operands_add_list(struct operands *operands, char *list, size_t length, char separator);
/* When all are there: makes it possible to meet them. What is named twice is taken from then on. */
void operands_index(struct operands *operands);
void operands_release(struct operands *operands);

enum met {
	MET_STRANGER,
	MET_NAMED, /* it is one of the operands, and counts as taken from now on */
	MET_BEFORE, /* it was taken */
};

enum met operands_meet(struct operands *operands, dev_t device, ino_t inode);

#endif
