/* Looks at what is named, and knows it again by device and inode when it is met on a walk. */
#include "operands.h"

#include "checked.h"
#include "discover.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool is_handed_over(const char *path)
{
	struct text text = { path, strlen(path) };

	return text_is(text, "/dev/stdin") || text_starts(text, "/dev/fd/") ||
	       text_starts(text, "/proc/self/fd/");
}

static enum operand_kind look_at(struct operand *operand)
{
	struct stat status;

	if (stat(operand->path, &status)) {
		operand->error = errno;
		return OPERAND_FAULT;
	}
	operand->device = status.st_dev;
	operand->inode = status.st_ino;
	if (S_ISREG(status.st_mode))
		return OPERAND_FILE;
	if (S_ISDIR(status.st_mode))
		return OPERAND_FOLDER;
	if (is_handed_over(operand->path))
		return OPERAND_STREAM;
	operand->error = S_ISFIFO(status.st_mode)   ? INPUT_IS_PIPE
			 : S_ISSOCK(status.st_mode) ? INPUT_IS_SOCKET
						    : INPUT_IS_DEVICE;
	return OPERAND_FAULT;
}

void operands_add(struct operands *operands, const char *path, bool dash_is_input)
{
	struct operand *made;

	if (operands->count == operands->room) {
		operands->room = operands->room ? operands->room * 2 : 8;
		operands->all = checked(realloc(operands->all, operands->room * sizeof *operands->all));
	}
	made = &operands->all[operands->count++];
	*made = (struct operand){ .path = path };
	made->kind = dash_is_input && !strcmp(path, "-") ? OPERAND_STANDARD_INPUT : look_at(made);
}

void operands_add_list(struct operands *operands, char *list, size_t length, char separator)
{
	for (size_t at = 0; at < length;) {
		char *end = memchr(list + at, separator, length - at);

		if (end)
			*end = '\0';
		if (list[at])
			operands_add(operands, list + at, false);
		at = end ? (size_t)(end - list) + 1 : length;
	}
}

/* Where this one is, or would be. */
static size_t *slot_of(const struct operands *operands, dev_t device, ino_t inode)
{
	uint64_t hash = ((uint64_t)inode ^ (uint64_t)device << 32) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 20) & (operands->slot_count - 1);

	while (operands->slots[at]) {
		const struct operand *here = &operands->all[operands->slots[at] - 1];

		if (here->device == device && here->inode == inode)
			break;
		at = (at + 1) & (operands->slot_count - 1);
	}
	return &operands->slots[at];
}

void operands_index(struct operands *operands)
{
	operands->slot_count = 16;
	while (operands->slot_count < operands->count * 2)
		operands->slot_count *= 2;
	operands->slots = checked(calloc(operands->slot_count, sizeof *operands->slots));
	for (size_t i = 0; i < operands->count; i++) {
		struct operand *operand = &operands->all[i];
		size_t *slot;

		if (operand->kind != OPERAND_FILE && operand->kind != OPERAND_FOLDER)
			continue;
		slot = slot_of(operands, operand->device, operand->inode);
		if (*slot)
			operand->taken = true;
		else
			*slot = i + 1;
	}
}

void operands_release(struct operands *operands)
{
	free(operands->all);
	free(operands->slots);
}

enum met operands_meet(struct operands *operands, dev_t device, ino_t inode)
{
	size_t *slot = slot_of(operands, device, inode);
	struct operand *operand = *slot ? &operands->all[*slot - 1] : NULL;

	if (!operand)
		return MET_STRANGER;
	if (operand->taken)
		return MET_BEFORE;
	operand->taken = true;
	return MET_NAMED;
}
