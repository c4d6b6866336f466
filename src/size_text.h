/* The spellings of a task's CPU and memory. */
#ifndef ECSLINT_SIZE_TEXT_H
#define ECSLINT_SIZE_TEXT_H

#include <stdint.h>

#include "text.h"

enum size_text {
	SIZE_OK,
	SIZE_NOT_A_SIZE, /* neither a number of units nor one with vCPU or GB behind it */
	SIZE_OTHER_SUFFIX, /* a number with a suffix that ECS does not document, such as MiB; value as it
			      reads */
	SIZE_TOO_LARGE,
};

/* "256", ".25 vCPU", "1vcpu" -> CPU units, 1024 to a vCPU. A fraction of a unit is rounded to the nearest. */
enum size_text parse_task_cpu(struct text text, int64_t *units);
/* "512", "0.5 GB", "2gb" -> MiB. */
enum size_text parse_task_memory(struct text text, int64_t *mib);

#endif
